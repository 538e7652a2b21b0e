"""The whole demo as a reader meets it: each number dials what is shown, each link leads to a page."""

from collections.abc import Callable, Sequence
from typing import Any

import phonenumbers
import pytest
from bs4 import BeautifulSoup, Tag

from cms.languages import CODES, SOURCE_LANGUAGE, language_in
from tests.journeys.addresses import page_addresses
from tests.journeys.crawler import Crawler
from tests.running.site import RunningSite

WITH_QUERIES = ("de", "ar")  # the finder's links are the same in all languages
MOST_BYTES = 20 * 1024  # of compressed HTML: a second on a slow connection


def is_dialled_as_shown(link: Tag) -> bool:
    """The very digits, with or without country code; a possible number, or a short one such as 112."""
    number, text = str(link["href"]).partition(":")[2], link("bdi")[-1].text
    if number.isdecimal() and len(number) <= 6:
        return number == text.replace(" ", "")
    dialled = phonenumbers.parse(number, None)
    return phonenumbers.is_possible_number(dialled) and dialled == phonenumbers.parse(text, "DE")


@pytest.mark.long
@pytest.mark.parametrize("language", CODES)
def test_numbers_dial_what_is_shown_and_links_lead_to_pages(
    site: RunningSite, language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    crawler = Crawler(site)
    addresses = share(crawler.all_addresses(language))
    numbers = [link for address in addresses for link in crawler.numbers_in(address)]
    missing = page_addresses(site, language)["not found"]
    links = {link for address in addresses for link in crawler.links_in(address)} - {missing}
    if language not in WITH_QUERIES:
        links = {link for link in links if "?" not in link}
    if language != SOURCE_LANGUAGE:  # pages in other languages are read once, from the German ones
        links = {link for link in links if language_in(link) in (None, language)}

    assert [str(link) for link in numbers if not is_dialled_as_shown(link)] == []
    assert {link: status for link in links if (status := crawler.read(link).status_code) != 200} == {}
    assert numbers
    assert links


@pytest.mark.long
@pytest.mark.parametrize("language", CODES)
def test_pages_weigh_no_more_than_20_kilobytes(
    site: RunningSite, language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    crawler = Crawler(site)
    addresses = [one for one in share(crawler.all_addresses(language)) if crawler.is_page(one)]
    answers = {one: crawler.read(one).headers for one in addresses}
    assert {headers["Content-Encoding"] for headers in answers.values()} == {"gzip"}
    assert {one: size for one, headers in answers.items() if (size := int(headers["Content-Length"])) > MOST_BYTES} == {}


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
