from django.utils.translation import gettext_lazy as _

from site_pages.models.base_page import BasePage


class NewsIndexPage(BasePage):
    """All news, newest first, as a page and as a feed."""

    kind = "news_index"
    template = "pages/news_index_page.html"
    reserved_slugs = ("feed",)
    subpage_types = ["site_pages.NewsPage"]

    class Meta:
        verbose_name = _("news overview")
        verbose_name_plural = _("news overviews")
