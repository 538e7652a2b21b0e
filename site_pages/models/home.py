from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage
from site_pages.reading.lists import home_lists


class HomePage(BasePage):
    """The front page of a language."""

    kind = "home"
    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | home_lists(self, context["language"])
