from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage
from site_pages.reading.lists import children_of


class SectionPage(BasePage):
    """Gathers the pages below it."""

    kind = "section"
    template = "pages/section_page.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"children": children_of(self, context["language"])}
