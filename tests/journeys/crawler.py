"""Reads a running site as a search engine does."""

from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup, Tag

from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite

ELSEWHERE = ("/admin/", "/api/")


class Crawler:
    """Reads pages of a running site, each address once."""

    def __init__(self, site: RunningSite) -> None:
        self.site, self.session = site, requests.Session()
        self.answers: dict[str, requests.Response] = {}

    def read(self, address: str) -> requests.Response:
        """The answer at the end of all redirects."""
        if address not in self.answers:
            self.answers[address] = self.session.get(f"{self.site.url}{address}", timeout=30)
        return self.answers[address]

    def page(self, address: str) -> BeautifulSoup:
        """Empty for what is no page, such as a feed."""
        answer = self.read(address)
        return BeautifulSoup(answer.text if answer.headers["Content-Type"].startswith("text/html") else "", "html.parser")

    def links_in(self, address: str) -> list[str]:
        """Addresses of this site to which a page leads, without fragments."""
        here = urlsplit(self.site.url).netloc
        links = [
            urldefrag(urljoin(f"{self.site.url}{address}", str(link["href"])))[0] for link in self.page(address)("a", href=True)
        ]
        paths = [link.removeprefix(self.site.url) or "/" for link in links if urlsplit(link).netloc == here]
        return [path for path in paths if not path.startswith(ELSEWHERE)]

    def numbers_in(self, address: str) -> list[Tag]:
        return list(self.page(address).select("a[href^='tel:'], a[href^='sms:']"))

    def all_addresses(self, language: str) -> list[str]:
        """Pages of every kind, all services, and what these lead to; the finder's combinations of filters are one page."""
        services = self.site.get(f"/api/v1/services?lang={language}&per_page=100")
        assert services["total_pages"] == 1
        paths = (one["x_url"].removeprefix(self.site.url) for one in services["contents"])
        found = dict.fromkeys([*page_addresses(self.site, language).values(), *paths])
        for address in list(found):
            found |= dict.fromkeys(
                link for link in self.links_in(address) if link.startswith(f"/{language}/") and "?" not in link
            )
        return list(found)
