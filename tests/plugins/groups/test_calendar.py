"""Meetings that everybody may come to stand in the calendar of events; the others nowhere."""

from __future__ import annotations

from datetime import UTC, timedelta
from importlib import import_module
from typing import Any

import msgspec
import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from cms.plugins.groups.joining import leave
from cms.plugins.groups.members.forms import ChangeMeetingForm
from cms.plugins.groups.models import AgendaItem, Meeting
from cms.published.drift import Drift, drift_of
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from site_pages.reading.service_path import short_id
from tests.factories import people
from tests.plugins.groups.made import area, at, browser, group, meeting, member, text_of
from tests.registered import without

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("events" not in settings.WEGWEISER_PLUGINS, reason="The plugin events publishes the calendar."),
]


def open_meeting(**said: Any) -> Meeting:
    host = group(purpose="Wir stimmen uns ab.")
    member(host, "kreisstelle", is_chair=True)
    return meeting(host, is_public=True, place="Kreishaus, Saal", **said)


def page_of(met: Meeting, language: str = "de") -> str:
    return f"/{language}/events/{short_id(met.uuid)}/"


def test_public_meeting_is_an_event_as_the_calendar_has_them() -> None:
    shapes = import_module(f"{apps.get_app_config('events').name}.shapes")
    met = open_meeting()
    for document in PublishedDocument.objects.current("event", "ar"):
        whole = msgspec.json.decode(document.full, type=shapes.WholeEvent)
        for text, shape in ((document.item, shapes.EventItem), (document.full, shapes.WholeEvent)):
            assert set(msgspec.json.decode(text)) <= set(shape.__struct_fields__)
            msgspec.json.decode(text, type=shape)
        assert (whole.name, whole.event_type, whole.organization.name) == ("Runder Tisch", "meeting", "Kreisstelle")
        assert [one.starts_at for one in whole.dates] == [timezone.localtime(met.starts_at).isoformat()]
        assert whole.x_translation.served == "de"
    assert PublishedDocument.objects.current("event", "ar").count() == 1


def test_public_meeting_is_read_in_calendar_page_feed_and_api(client: Client) -> None:
    met = open_meeting()
    for language in ("de", "ar"):
        assert "Runder Tisch" in text_of(client.get(f"/{language}/events/"))
        page = text_of(client.get(page_of(met, language)))
        assert "Kreishaus, Saal" in page
        assert "Kreisstelle" in page
        assert page_of(met, language) in client.get(f"/{language}/groups/{short_id(met.group.uuid)}/").content.decode()
    (one,) = client.get("/api/v1/events?type=meeting").json()["contents"]
    assert (one["id"], one["location"]["name"]) == (str(met.uuid), "Kreishaus, Saal")
    (entry,) = Calendar.from_ical(client.get("/de/events/calendar.ics").content).walk("VEVENT")
    assert entry["dtstart"].dt.astimezone(UTC) == met.starts_at.replace(microsecond=0)
    assert (str(entry["uid"]), entry["sequence"], str(entry["status"])) == (str(met.uuid), 0, "CONFIRMED")


def test_nobody_is_asked_to_translate_a_meeting(client: Client) -> None:
    met = open_meeting()
    page, calendar = (BeautifulSoup(client.get(one).content, "html.parser") for one in (page_of(met, "ar"), "/ar/events/"))
    assert page.select_one(".translation-notice") is None
    assert calendar.select_one(".untranslated")
    assert (page.select_one(".prose")["lang"], page.h1["lang"]) == ("de", "de")
    assert page.select_one(".bilingual-link") is None
    for code in ("de", "ar"):
        assert client.get(f"{page_of(met, code)}?bilingual=1").content.decode().count("<h1") == 1
    assert page.select_one("link[rel=canonical]")["href"].endswith(page_of(met))
    matrix = people.editor().get("/admin/reports/translation-matrix/?kind=event&language=ar&state=missing")
    assert "Runder Tisch" not in text_of(matrix)


def test_agenda_and_minutes_stay_with_the_members(client: Client) -> None:
    met = open_meeting(minutes="Kanarie Protokoll")
    AgendaItem.objects.create(meeting=met, name="Kanarie Punkt", organization_name="Kreisstelle")
    met.save()
    said = client.get(page_of(met)).content + client.get(f"/api/v1/events/{met.uuid}").content
    assert b"Runder Tisch" in said
    assert b"Kanarie" not in said


@pytest.mark.parametrize("change", ["hidden", "group hidden", "removed", "over"])
def test_meeting_that_is_not_for_everybody_has_no_page(client: Client, change: str) -> None:
    met = open_meeting()
    assert client.get(page_of(met)).status_code == 200
    if change == "removed":
        met.delete()
    elif change == "group hidden":
        met.group.is_public = False
        met.group.save()
    else:
        met.is_public = change == "over"
        met.ends_at = timezone.now() - timedelta(hours=1) if change == "over" else met.ends_at
        met.save()
    assert client.get(page_of(met)).status_code == 404


def test_meeting_of_a_group_that_nobody_chairs_is_no_event(client: Client) -> None:
    met = meeting(group(), is_public=True)
    member(met.group, "anhang")
    assert client.get(page_of(met)).status_code == 404
    chair = member(met.group, "wohnbruecke", is_chair=True)
    assert "Wohnbruecke" in text_of(client.get(page_of(met)))
    leave(chair)
    assert client.get(page_of(met)).status_code == 404


def test_meeting_is_offered_for_everybody_where_everybody_knows_of_the_group() -> None:
    hidden = group(is_public=False)
    chair = browser(member(hidden, "kreisstelle", is_chair=True))
    said = {"day": "2027-03-04", "begins": "17:30", "ends": "19:00", "place": "Saal", "is_public": "on"}
    assert "Kalender für alle" not in text_of(chair.get(area(hidden)))
    chair.post(area(hidden), said)
    assert hidden.meetings.get().is_public is False


def test_chair_opens_moves_and_cancels_a_meeting(client: Client) -> None:
    chair = browser(member(host := group(), "kreisstelle", is_chair=True))
    said = {"day": "2027-03-04", "begins": "17:30", "ends": "19:00", "place": "Saal", "is_public": "on"}
    assert chair.post(area(host), said).status_code == 302
    met = host.meetings.get()
    assert "17:30" in text_of(client.get(page_of(met)))
    changed = said | {"begins": "18:00", "is_cancelled": "on", "action": "times", "sequence": "0"}
    assert chair.post(at(met), changed).status_code == 302
    older = chair.post(at(met), said | {"action": "times", "sequence": "0"})
    assert (older.status_code, "inzwischen geändert" in text_of(older)) == (400, True)
    page = text_of(client.get(page_of(met)))
    assert "18:00" in page
    assert "Diese Veranstaltung fällt aus." in page
    (entry,) = Calendar.from_ical(client.get("/de/events/calendar.ics").content).walk("VEVENT")
    assert (entry["sequence"], str(entry["status"])) == (1, "CANCELLED")
    assert "Fällt aus" in text_of(chair.get(at(met)))


def test_minutes_written_while_the_chair_moves_a_meeting_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    chair = browser(member(host := group(), "kreisstelle", is_chair=True))
    met = meeting(host)

    def write_meanwhile(form: ChangeMeetingForm) -> bool:
        Meeting.objects.filter(pk=met.pk).update(minutes="Schon geschrieben", revision=1)
        return super(ChangeMeetingForm, form).is_valid()

    monkeypatch.setattr(ChangeMeetingForm, "is_valid", write_meanwhile)
    said = {"day": "2027-03-04", "begins": "17:30", "ends": "19:00", "place": "", "action": "times", "sequence": "0"}
    assert chair.post(at(met), said).status_code == 302
    met.refresh_from_db()
    assert (met.minutes, met.revision, met.sequence) == ("Schon geschrieben", 1, 1)


def test_meeting_that_was_removed_meanwhile_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    chair = browser(member(host := group(), "kreisstelle", is_chair=True))
    met = meeting(host)

    def remove_meanwhile(form: ChangeMeetingForm) -> bool:
        Meeting.objects.all().delete()
        return super(ChangeMeetingForm, form).is_valid()

    monkeypatch.setattr(ChangeMeetingForm, "is_valid", remove_meanwhile)
    said = {"day": "2027-03-04", "begins": "17:30", "ends": "19:00", "place": "", "action": "times", "sequence": "0"}
    assert chair.post(at(met), said).status_code == 404


def test_meetings_are_no_events_where_the_calendar_is_off(client: Client, request: pytest.FixtureRequest) -> None:
    met = open_meeting()
    address = f"/de/groups/{short_id(met.group.uuid)}/"
    assert page_of(met) in client.get(address).content.decode()
    request.addfinalizer(kinds.cache_clear)
    with without("events"):
        kinds.cache_clear()
        assert drift_of(("event", met.uuid)) == Drift("event", met.uuid, "of a kind that nobody publishes")
        assert page_of(met) not in client.get(address).content.decode()
