from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from site_pages.finder.service_list import service_list
from site_pages.finder.service_page import service_page
from site_pages.models.base_page import BasePage


class ServiceFinderPage(RoutablePageMixin, BasePage):
    """The service directory for visitors: a list with filters, and a page for each service."""

    kind = "finder"
    template = "directory/service_list.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("service finder")
        verbose_name_plural = _("service finders")

    @path("")
    def service_list(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=service_list(request))

    @re_path(r"^(?P<slug>[^/]*?)-?(?P<short_id>[0-9a-f]{10})/$")
    def service_detail(self, request: HttpRequest, slug: str, short_id: str) -> HttpResponse:
        answer: dict[str, Any] | HttpResponse = service_page(request, short_id)
        if isinstance(answer, HttpResponse):
            return answer
        return self.render(request, template="directory/service_detail.html", context_overrides=answer)
