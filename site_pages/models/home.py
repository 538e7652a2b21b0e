from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage


class HomePage(BasePage):
    """The front page of a language."""

    kind = "home"
    searched = False
    reserved_slugs = ("search", "feedback")
    template = "pages/home_page.html"
    lists = ("guides",)
    crops = ("hero", "social")
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
