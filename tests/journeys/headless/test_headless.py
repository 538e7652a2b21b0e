"""A front end that knows nothing but the API shows the same page as we do."""

import re
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from jsonschema import Draft202012Validator

from site_pages.blocks import PageBodyBlock
from tests.journeys.headless import front_end
from tests.running.site import RunningSite

OURS_ALONE = (  # words and links of our own interface, and what our cards of services make of more fields
    "form, .translation-notice, .visually-hidden, .more-link, .feed-link, .hero-link, .pagination, svg, "
    "h2[id$=-title]:not(#contact-title), .service-card .card-facts, .service-card .organization, .result-count, "
    ".facets, .number, .all-places, .embed-share, .untranslated, .bilingual-link, .event-section, .workshop-section, "
    ".board-section, .groups-section, .network-section, .digest-section"
)
LANGUAGES = ("de", "ar", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_shown_from_the_api_alone(site: RunningSite, language: str) -> None:
    read = cache(lambda address: site.get(address.removeprefix(site.url)))
    paths = [urlsplit(one["url"]).path for one in read(f"/api/v1/pages?lang={language}&per_page=100")["contents"]]
    assert len(paths) > 25
    assert {path: found for path in paths if (found := differences(site, our_page(site, path), front_end.page(read, path)))} == {}


def test_every_page_is_as_openapi_says(site: RunningSite) -> None:
    document = site.get("/api/v1/openapi.json")
    checked = Draft202012Validator({"$ref": "#/components/schemas/ContentRecord", "components": document["components"]})
    pages = site.get("/api/v1/pages?per_page=100")["contents"]
    records = [site.get(f"/api/v1/pages/{one['id']}?lang={language}") for one in pages for language in LANGUAGES]
    assert {one["url"]: problems for one in records if (problems := [error.message for error in checked.iter_errors(one)])} == {}
    ours = {kind for kind in PageBodyBlock().child_blocks if not kind.startswith(tuple(settings.WEGWEISER_PLUGINS))}
    assert {block["type"] for one in records for block in one.get("body", [])} == ours


def our_page(site: RunningSite, path: str) -> str:
    with urlopen(site.url + path) as answer:  # noqa: S310  our own address
        text: str = answer.read().decode()
    return text


def differences(site: RunningSite, ours: str, theirs: str) -> dict[str, set[Any]]:
    """Headings, texts, links and pictures that only one of two pages has."""
    one, other = shown(ours, site.url), shown(theirs, site.url)
    return {name: one[name] ^ other[name] for name in one if one[name] != other[name]}


def shown(html: str, base: str) -> dict[str, set[Any]]:
    soup = BeautifulSoup(html, "html5lib")
    for part in soup.select(OURS_ALONE):
        part.decompose()
    for moment in soup.select("time"):
        moment.string = str(moment["datetime"])
    for isolated in soup.select("bdi"):
        isolated.unwrap()
    soup.smooth()
    parts: list[Tag] = soup.select("nav, main, footer")
    inside = [tag for part in parts for tag in part.find_all(True)]
    links = [tag for tag in inside if is_web(str(tag.get("href", "")))]
    return {
        "headings": {(tag.name, words(tag.get_text())) for tag in inside if tag.name in ("h1", "h2", "h3", "h4")},
        "texts": {words(text) for part in parts for text in part.stripped_strings},
        "links": {(urljoin(base, str(tag["href"])), words(tag.get_text())) for tag in links},
        "pictures": {(urljoin(base, source), tag["alt"]) for tag in inside if tag.name == "img" for source in sources(tag)},
    }


def is_web(href: str) -> bool:
    """Numbers are links where phones can dial them; how they are dialled says nothing of the page."""
    return bool(href) and not href.startswith("tel:")


def words(text: str) -> str:
    """One space between words, none between digits, which we group as phone books do."""
    return re.sub(r"(?<=\d) (?=\d)", "", " ".join(text.split()))


def sources(image: Tag) -> list[str]:
    return [str(image["src"]), *(one.split()[0] for one in str(image.get("srcset", "")).split(",") if one)]
