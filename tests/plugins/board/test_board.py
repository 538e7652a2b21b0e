"""What everybody reads: the list, a notice, the feed, the API, the frame."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone

from cms.plugins.board import states
from cms.plugins.board.models import Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from tests.factories.directory import OrganizationFactory
from tests.plugins.board.made import ANDERNACH, MAYEN, POLCH, answered, place, public, submitted, text_of

pytestmark = pytest.mark.django_db


def names(answer: Any) -> list[str]:
    return [one.get_text() for one in BeautifulSoup(answer.content, "html.parser").select(".notice-card .card-title")]


def test_public_notice_stands_in_the_list_newest_first(client: Client) -> None:
    now = timezone.now()
    for number, name in enumerate(["Älter", "Neuer"]):
        with time_machine.travel(now + timedelta(minutes=number), tick=False):
            public(name=name, email=f"{number}@example.org")
    submitted(name="Noch nicht gelesen")
    assert names(client.get("/de/board/")) == ["Neuer", "Älter"]


@pytest.mark.parametrize(
    "query, found",
    [
        ("type=offer", ["Angebot"]),
        ("type=request", ["Gesuch"]),
        ("category=transport", ["Gesuch"]),
        ("language=uk", ["Gesuch"]),
        (f"place={MAYEN}", ["Angebot"]),
        ("place=071375002", ["Gesuch"]),
        ("place=07137", ["Angebot", "Gesuch"]),
    ],
)
def test_list_is_narrowed(client: Client, query: str, found: list[str]) -> None:
    place(POLCH)
    public(name="Angebot")
    public(name="Gesuch", notice_type="request", category="transport", place=POLCH, languages=["uk"])
    assert sorted(names(client.get(f"/de/board/?{query}"))) == found
    api = client.get(f"/api/v1/board?{query}").json()
    assert (sorted(one["name"] for one in api["contents"]), api["total_items"]) == (found, len(found))


def test_notice_for_the_whole_district_is_in_every_place(client: Client) -> None:
    public(name="Überall", place="")
    place(ANDERNACH)
    assert names(client.get(f"/de/board/?place={ANDERNACH}")) == ["Überall"]


@pytest.mark.parametrize("query", ["type=x", "category='", "topic=gibt-es-nicht", "place=1", "language=%00", "page=0", "page=x"])
def test_what_makes_no_sense_is_said_and_left_out(client: Client, query: str) -> None:
    public()
    answer = client.get(f"/de/board/?{query}")
    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").select_one(".kern-alert--warning")
    assert names(answer) == ["Deutsch üben"]


def test_page_beyond_the_end_is_not_found(client: Client) -> None:
    assert client.get("/de/board/?page=2").status_code == 404


def test_foreign_text_is_marked_in_its_own_language_on_every_page(client: Client) -> None:
    notice = public(name="مساعدة", text="أساعد في الترجمة", language="ar")
    for address in ("/de/board/", path_of(notice.uuid, "de")):
        words = BeautifulSoup(client.get(address).content, "html.parser").select_one('[lang="ar"][dir="rtl"].notice-text')
        assert "أساعد في الترجمة" in words.get_text()
    assert "Arabisch" in text_of(client.get(path_of(notice.uuid, "de")))
    assert "Arabisch" not in text_of(client.get(path_of(notice.uuid, "ar")))


def test_what_belongs_together_is_linked_both_ways(client: Client) -> None:
    bed = public(name="Bett", notice_type="request", category="furniture")
    ride = states.submit_with(
        bed,
        {
            "notice_type": "request",
            "category": "transport",
            "name": "Fahrt",
            "text": "Von Polch.",
            "valid_until": bed.valid_until,
        },
    )
    assert ride.state == State.SUBMITTED
    states.publish(ride, ride.revision)
    assert names(client.get(path_of(bed.uuid, "de"))) == ["Fahrt"]
    assert names(client.get(path_of(ride.uuid, "de"))) == ["Bett"]
    assert client.get(f"/api/v1/board/{ride.uuid}").json()["belongs_to"] == str(bed.uuid)
    states.end(bed, State.CLOSED)
    assert names(client.get(path_of(ride.uuid, "de"))) == []
    assert "belongs_to" not in client.get(f"/api/v1/board/{ride.uuid}").json()


def test_names_of_places_and_organizations_follow_the_directory(client: Client) -> None:
    organization = OrganizationFactory(name="Möbelbrücke")
    notice = public(organization=organization.translation_key, organization_name="Möbelbrücke")
    there = place(MAYEN)
    there.name = "Mayen an der Nette"
    there.save()
    organization.name = "Möbelbrücke e. V."
    organization.save_revision().publish()
    found = client.get(f"/api/v1/board/{notice.uuid}").json()
    assert (found["place"]["name"], found["organization"]["name"]) == ("Mayen an der Nette", "Möbelbrücke e. V.")


def test_expired_notice_is_invisible_without_the_worker(client: Client) -> None:
    notice = public(valid_until=timezone.localdate() + timedelta(days=3))
    here = ZoneInfo("Europe/Berlin")
    last = datetime.combine(notice.valid_until, datetime.min.time(), here)
    addresses = [path_of(notice.uuid, "de"), f"/api/v1/board/{notice.uuid}", f"/de/board/reply/{notice.uuid}/"]
    with time_machine.travel(last + timedelta(hours=23, minutes=59), tick=False):
        assert [client.get(one).status_code for one in addresses] == [200] * 3
        assert names(client.get("/de/board/")) == ["Deutsch üben"]
    with time_machine.travel(last + timedelta(hours=24), tick=False):
        assert [client.get(one).status_code for one in addresses] == [404] * 3
        assert names(client.get("/de/board/")) == []
        assert client.get("/api/v1/board").json()["contents"] == []
        assert "Deutsch üben" not in client.get("/de/board/feed.xml").content.decode()
    assert Notice.objects.get().state == State.OPEN


def test_feed_has_what_the_list_has(client: Client) -> None:
    notice = public(name="Sofa <neu>", notice_type="request")
    (item,) = fromstring(client.get("/de/board/feed.xml").content).iter("item")
    assert (item.findtext("title"), item.findtext("guid")) == ("Gesuch: Sofa <neu>", f"urn:uuid:{notice.uuid}")
    assert not list(fromstring(client.get("/de/board/feed.xml?type=offer").content).iter("item"))


def test_api_says_what_the_author_wrote_and_nothing_of_the_author(client: Client) -> None:
    notice = public(quantity=2)
    found = client.get(f"/api/v1/board/{notice.uuid}?lang=ar").json()
    assert found | {"last_modified": ""} == {
        "id": str(notice.uuid),
        "notice_type": "offer",
        "category": "language",
        "name": "Deutsch üben",
        "description": "Wir gehen eine Stunde spazieren und sprechen Deutsch.",
        "language": "de",
        "languages": ["de"],
        "topics": [],
        "valid_until": notice.valid_until.isoformat(),
        "published_at": timezone.localdate().isoformat(),
        "url": f"http://testserver{path_of(notice.uuid, 'ar')}",
        "place": {"ars": MAYEN, "name": "Mayen"},
        "quantity": 2,
        "last_modified": "",
        "x_translation": {"requested": "ar", "served": "de", "status": "missing"},
    }


@pytest.mark.parametrize("query", ["type=x", "place=12", "category=", "language=DE", "topic=a b"])
def test_api_refuses_what_makes_no_sense(client: Client, query: str) -> None:
    answer = client.get(f"/api/v1/board?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_front_page_and_frame_show_the_newest(client: Client) -> None:
    for number in range(6):
        public(name=f"Eintrag {number}", email=f"{number}@example.org")
    frame = client.get("/embed/v1/de/board_notices/?type=offer&limit=2")
    assert (frame.status_code, len(names(frame))) == (200, 2)
    assert len(names(client.get("/embed/v1/de/board_notices/"))) == 5


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_take_few_queries(client: Client, number: int, django_assert_max_num_queries: Any) -> None:
    for one in range(number):
        notice = public(name=f"Eintrag {one}", email=f"{one}@example.org")
    with django_assert_max_num_queries(6):
        client.get("/de/board/")
    with django_assert_max_num_queries(6):
        client.get(path_of(notice.uuid, "de"))


def test_search_of_the_site_finds_notices(client: Client) -> None:
    public(name="Klavier zu verschenken", text="Ein Klavier, gut gestimmt.")
    assert "Klavier zu verschenken" in text_of(client.get("/de/search/?q=Klavier"))


def test_answers_end_with_the_notice(client: Client) -> None:
    notice = public()
    answered(notice)
    states.end(notice, State.MATCHED)
    assert client.get(f"/de/board/reply/{notice.uuid}/").status_code == 404
