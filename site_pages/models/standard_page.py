from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage


class StandardPage(BasePage):
    """Imprint, privacy, accessibility statement, and whatever needs no type of its own."""

    kind = "standard_page"
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
