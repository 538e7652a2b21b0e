"""The whole demo as a reader meets it: each number dials what is shown, each link leads to a page."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import phonenumbers
import pytest
import requests
from bs4 import BeautifulSoup, Tag

from cms.languages import CODES
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


def is_dialled_as_shown(link: Tag) -> bool:
    """The very digits, with or without country code; a possible number, or a short one such as 112."""
    number, text = str(link["href"]).partition(":")[2], link("bdi")[-1].text
    if number.isdecimal() and len(number) <= 6:
        return number == text.replace(" ", "")
    dialled = phonenumbers.parse(number, None)
    return phonenumbers.is_possible_number(dialled) and dialled == phonenumbers.parse(text, "DE")


def all_addresses(site: RunningSite, crawler: Crawler, language: str) -> list[str]:
    """Pages of every kind, all services, and what is in the sitemap and the lists."""
    services = site.get(f"/api/v1/services?lang={language}&per_page=100")["contents"]
    found = dict.fromkeys([*page_addresses(site, language).values(), *(one["x_url"].removeprefix(site.url) for one in services)])
    for address in list(found):
        found |= dict.fromkeys(link for link in crawler.links_in(address) if link.startswith(f"/{language}/") and "?" not in link)
    return list(found)


@pytest.mark.long
@pytest.mark.parametrize("language", CODES)
def test_numbers_dial_what_is_shown_and_links_lead_to_pages(
    site: RunningSite, language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    crawler = Crawler(site)
    addresses = share(all_addresses(site, crawler, language))
    numbers = [link for address in addresses for link in crawler.numbers_in(address)]
    missing = page_addresses(site, language)["not found"]
    links = {link for address in addresses for link in crawler.links_in(address)} - {missing}

    assert [str(link) for link in numbers if not is_dialled_as_shown(link)] == []
    assert {link: status for link in links if (status := crawler.read(link).status_code) != 200} == {}
    assert numbers
    assert links


@pytest.mark.parametrize(
    "html,good",
    [
        ('<a href="tel:+4926112345"><bdi>+49 261 12345</bdi></a>', True),
        ('<a href="tel:112"><span>Notruf</span><bdi>112</bdi></a>', True),
        ('<a href="tel:+49026112345"><bdi>+49 (0)261 12346</bdi></a>', False),
        ('<a href="tel:+4926112345"><bdi>+49 261 12345-17</bdi></a>', False),
        ('<a href="tel:110"><bdi>112</bdi></a>', False),
    ],
)
def test_number_that_is_not_dialled_as_shown_is_found(html: str, good: bool) -> None:
    """Else the test above could not fail."""
    (link,) = BeautifulSoup(html, "html.parser")("a")
    assert is_dialled_as_shown(link) == good
