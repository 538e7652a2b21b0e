from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from site_pages.models.base_page import BasePage
from site_pages.reading.feeds import news_feed
from site_pages.reading.lists import news_page


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, as a page and as a feed."""

    kind = "news_index"
    template = "pages/news_index_page.html"
    subpage_types = ["site_pages.NewsPage"]

    class Meta:
        verbose_name = _("news overview")
        verbose_name_plural = _("news overviews")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        news = news_page(self, context["language"], request.GET.get("page", ""))
        return context | {"news": news, "feed_url": f"{context['page_url']}feed/"}

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return news_feed(self, request)
