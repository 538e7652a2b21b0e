"""Whoever pastes an address of this site gets a frame that shows it, and nothing that is not public."""

from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from site_pages.models import GuidePage, ServiceFinderPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory

HOST = "http://testserver"


@pytest.fixture
def address(finder: ServiceFinderPage, reader: Client) -> str:
    """Of a service's page."""
    ServiceFactory(name="Sprachkurs & Café")
    return str(reader.get("/api/v1/services").json()["contents"][0]["x_url"])


def ask(reader: Client, **asked: str) -> Any:
    return reader.get(f"/oembed?{urlencode(asked)}")


def test_address_of_a_service_gives_a_quotation_and_a_frame(reader: Client, address: str) -> None:
    answer = ask(reader, url=address)
    found = answer.json()
    soup = BeautifulSoup(found["html"], "html.parser")
    frame = reader.get(soup.iframe["src"].removeprefix(HOST))
    assert {name: found[name] for name in found if name != "html"} == {
        **{"version": "1.0", "type": "rich", "title": "Sprachkurs & Café", "cache_age": 3600, "width": 600, "height": 320},
        **{"provider_name": "Wegweiser", "provider_url": f"{HOST}/"},
    }
    assert [tag.name for tag in soup.find_all(recursive=False)] == ["blockquote", "iframe"]
    assert (soup.a["href"], soup.a.text) == (address, "Sprachkurs & Café – Wegweiser")
    assert set(soup.iframe.attrs) == {"src", "title", "width", "height", "frameborder", "scrolling"}
    assert (frame.status_code, "Sprachkurs &amp; Café" in frame.content.decode()) == (200, True)
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "public, max-age=3600")
    assert not answer.cookies


@pytest.mark.parametrize(
    "asked,size",
    [
        ({"maxwidth": "300"}, (300, 320)),
        ({"maxwidth": "9000", "maxheight": "9000"}, (600, 320)),
        ({"maxheight": "100"}, (600, 100)),
        ({"maxwidth": "", "format": "json"}, (600, 320)),
    ],
)
def test_frame_is_no_larger_than_asked_for(reader: Client, address: str, asked: dict[str, str], size: tuple[int, int]) -> None:
    found = ask(reader, url=address, **asked).json()
    assert (found["width"], found["height"]) == size


def test_address_of_the_finder_keeps_its_filters_and_nothing_else(reader: Client, finder: ServiceFinderPage) -> None:
    found = ask(reader, url=f"{HOST}/ar/angebote/?free=true&q=Kurs&utm_source=x&page=2").json()
    soup = BeautifulSoup(found["html"], "html.parser")
    assert soup.iframe["src"] == f"{HOST}/embed/v1/ar/list/?free=true&q=Kurs"
    assert soup.a["href"] == f"{HOST}/ar/angebote/?free=true&q=Kurs"


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1e3", "١٢", "9999999", "1.5"])
@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
def test_size_that_is_no_number_of_pixels_is_refused(reader: Client, address: str, name: str, number: str) -> None:
    answer = ask(reader, url=address, **{name: number})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("form", ["xml", "html", "JSON", "\x00"])
def test_other_formats_are_not_implemented(reader: Client, address: str, form: str) -> None:
    assert ask(reader, url=address, format=form).status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        *("", "x", "/", "/de/angebote/", "//testserver/de/angebote/", "https://elsewhere.example/de/angebote/"),
        *(
            "http://testserver.evil.example/de/angebote/",
            "http://testserver@evil.example/de/angebote/",
            "http://testserver:99999/",
        ),
        *(f"{HOST}/", f"{HOST}/admin/", f"{HOST}/xx/angebote/", f"{HOST}/de/nichts/", f"{HOST}/de/%00/", f"{HOST}/de/\x00"),
        *(
            f"{HOST}/de/../admin/",
            f"{HOST}/de/%2e%2e/admin/",
            f"{HOST}/de/" + "a" * 3000,
            "javascript:alert(1)",
            "http://[",
            "💥",
        ),
    ],
)
def test_address_that_is_elsewhere_or_of_nothing_is_not_found(reader: Client, finder: ServiceFinderPage, url: str) -> None:
    answer = ask(reader, url=url)
    assert (answer.status_code, answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == (
        404,
        "application/problem+json",
        "*",
    )


def test_what_is_not_public_is_not_found(reader: Client, finder: ServiceFinderPage, address: str) -> None:
    draft = pages.child(GuidePage, finder.get_parent(), "Entwurf", draft=True)
    assert ask(reader, url=f"{HOST}/de/{draft.slug}/").status_code == 404
    service = ServiceFactory._meta.model.objects.get()
    service.unpublish()
    assert ask(reader, url=address).status_code == 404


def test_pages_lead_to_the_provider(reader: Client, address: str) -> None:
    for path in (address.removeprefix(HOST), "/ar/angebote/?free=true"):
        head = reader.get(path).content.decode().partition("</head>")[0]
        link = BeautifulSoup(head, "html.parser").find("link", type="application/json+oembed")
        assert link is not None
        found = reader.get(str(link["href"]).removeprefix(HOST))
        assert found.status_code == 200
        assert path in found.json()["html"].replace("&amp;", "&")


def test_only_reading_is_answered(reader: Client, address: str) -> None:
    assert reader.post("/oembed", {"url": address}).status_code == 405
