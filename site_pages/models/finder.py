from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage


class ServiceFinderPage(BasePage):
    """The service directory for visitors: a list with filters. The pages of the services are addressed below it."""

    kind = "finder"
    searched = False
    template = "directory/service_list.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("service finder")
        verbose_name_plural = _("service finders")
