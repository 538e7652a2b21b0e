from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage


class SectionPage(BasePage):
    """Gathers the pages below it."""

    kind = "section"
    template = "pages/section_page.html"
    lists = ("children",)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
