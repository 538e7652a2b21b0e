"""What readers ask for, uncached: queries, processor time, and how often the usual way would take as long."""

from __future__ import annotations

import time
from functools import partial

from django.test import Client

from cms.published.models import PublishedDocument, PublishedFacet
from site_pages.models import GuidePage
from tests.bench.repeated import milliseconds, queries, say

USUAL = "/bench/services"
PLACE = "071375002089"  # Polch, where the demo has offers


def addresses() -> dict[str, str]:
    """Name → path, in Arabic: the language that asks for most."""

    def page(kind: str, number: int = 0) -> str:
        return public(kind)[number].url

    topic = PublishedFacet.objects.filter(name="topic", record__kind="service").values_list("value", flat=True).first()
    service = PublishedDocument.objects.current("service", "ar").order_by("record_id").values_list("uuid", flat=True)[0]
    return {
        "front page": page("home"),
        "finder": page("finder"),
        "front page at a place": f"{page('home')}?place={PLACE}",
        "finder at a place": f"{page('finder')}?place={PLACE}",
        "finder with facets": f"{page('finder')}?topic={topic}&free=true&place={PLACE}",
        "finder around a point": f"{page('finder')}?near=50.3,7.3",
        "finder, open then": f"{page('finder')}?open_at=2026-12-03T18:30",
        "guide": guide().url,
        "service": page("service", 5),
        "news": page("news_index"),
        "API list of 25": "/api/v1/services?per_page=25",
        "API list of 100": "/api/v1/services?per_page=100",
        "API list, filtered": f"/api/v1/services?taxonomy_term_id={topic_id(str(topic))}",
        "API list, open then": "/api/v1/services?x_open_at=2026-12-03T10:00",
        "search": "/ar/search/?q=Sprachkurs",
        "search, misspelt": "/ar/search/?q=Sprahckurs",
        "search, two words": "/ar/search/?q=Kurs+Mayen",
        "finder, searched": f"{page('finder')}?q=Beratung&place={PLACE}",
        "API search": "/api/v1/search?q=%D9%85%D9%88%D8%B9%D8%AF",
        "API record": f"/api/v1/services/{service}",
    }


def topic_id(code: str) -> str:
    facets = PublishedFacet.objects.filter(name="code", value=code, record__kind="taxonomy_term")
    return str(facets.values_list("record__uuid", flat=True).first())


def measure() -> dict[str, float]:
    client, figures = Client(headers={"accept-language": "ar"}), {}
    for name, path in addresses().items():
        say(f"  {name}")
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status_code}")
        figures[f"queries: {name}"] = queries(lambda path=path: client.get(path))
        figures[f"ms of processor: {name}"] = milliseconds(lambda path=path: client.get(path), clock=time.process_time)
    return figures | usual_list(client, figures) | usual_page(client, figures)


def usual_list(client: Client, figures: dict[str, float]) -> dict[str, float]:
    say("  nested ModelSerializers over the same records")
    if len(client.get(USUAL).json()["results"]) != 25:
        raise RuntimeError("The usual way gives another list")
    taken = milliseconds(lambda: client.get(USUAL), times=5, clock=time.process_time)
    return {
        "queries: ModelSerializer, 25": queries(lambda: client.get(USUAL)),
        "ms of processor: ModelSerializer, 25": taken,
        "times a ModelSerializer: API list of 25": taken / figures["ms of processor: API list of 25"],
    }


def usual_page(client: Client, figures: dict[str, float]) -> dict[str, float]:
    say("  the guide by Wagtail's own tags")
    key = GuidePage.objects.get(translation_key=guide().uuid, locale__language_code="ar").pk
    ask = partial(client.get, f"/bench/pages/{key}")
    if guide().title not in ask().content.decode():
        raise RuntimeError("The usual way gives another page")
    taken = milliseconds(ask, clock=time.process_time)
    return {
        "queries: Wagtail's own guide": queries(ask),
        "ms of processor: Wagtail's own guide": taken,
        "times Wagtail's own: guide": taken / figures["ms of processor: guide"],
    }


def guide() -> PublishedDocument:
    return public("guide")[5]


def public(kind: str) -> list[PublishedDocument]:
    """Documents in Arabic that have an address."""
    return list(PublishedDocument.objects.current(kind, "ar").exclude(url="").order_by("record_id")[:6])
