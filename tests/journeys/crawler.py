"""Reads a running site as a search engine does."""

from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup, SoupStrainer, Tag

from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite

ELSEWHERE = ("/admin/", "/api/")
ADDRESSES: dict[tuple[str, str], list[str]] = {}


class Crawler:
    """Reads pages of a running site, each address once."""

    def __init__(self, site: RunningSite) -> None:
        self.site, self.session = site, requests.Session()
        self.answers: dict[str, requests.Response] = {}
        self.anchors_of: dict[str, list[Tag]] = {}

    def read(self, address: str) -> requests.Response:
        """The answer at the end of all redirects."""
        if address not in self.answers:
            self.answers[address] = self.session.get(f"{self.site.url}{address}", timeout=30)
        return self.answers[address]

    def is_page(self, address: str) -> bool:
        """Not a feed, for example."""
        return self.read(address).headers["Content-Type"].startswith("text/html")

    def anchors(self, address: str) -> list[Tag]:
        """All `<a href>` of a page, which is parsed once."""
        if address not in self.anchors_of:
            text = self.read(address).text if self.is_page(address) else ""
            self.anchors_of[address] = BeautifulSoup(text, "html.parser", parse_only=SoupStrainer("a", href=True))("a")
        return self.anchors_of[address]

    def links_in(self, address: str) -> list[str]:
        """Addresses of this site to which a page leads, without fragments."""
        here = urlsplit(self.site.url).netloc
        anchors = [link for link in self.anchors(address) if not link.has_attr("download")]
        links = [urldefrag(urljoin(f"{self.site.url}{address}", str(link["href"])))[0] for link in anchors]
        paths = [link.removeprefix(self.site.url) or "/" for link in links if urlsplit(link).netloc == here]
        return [path for path in paths if not path.startswith(ELSEWHERE)]

    def numbers_in(self, address: str) -> list[Tag]:
        return [link for link in self.anchors(address) if str(link["href"]).startswith(("tel:", "sms:"))]

    def all_addresses(self, language: str) -> list[str]:
        """Pages of every kind, all services, and what these lead to; the finder's combinations of filters are one page.

        Looked for once a site and language: no journey takes away what the demo has.
        """
        if (self.site.url, language) not in ADDRESSES:
            ADDRESSES[self.site.url, language] = self.look_for_addresses(language)
        return ADDRESSES[self.site.url, language]

    def look_for_addresses(self, language: str) -> list[str]:
        services = self.site.get(f"/api/v1/services?lang={language}&per_page=100")
        assert services["total_pages"] == 1
        paths = (one["x_url"].removeprefix(self.site.url) for one in services["contents"])
        found = dict.fromkeys([*page_addresses(self.site, language).values(), *paths])
        for address in list(found):
            found |= dict.fromkeys(
                link for link in self.links_in(address) if link.startswith(f"/{language}/") and "?" not in link
            )
        return list(found)
