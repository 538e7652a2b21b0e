"""What organizers do: open registration, see who comes, print, write, mark attendance. And what others cannot."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.plugins.workshops.following import follow_calendar
from cms.plugins.workshops.mails.sending import outbox
from cms.plugins.workshops.models import Mail, Organizer, Registration, WorkshopDate
from cms.plugins.workshops.roles import ORGANIZERS
from cms.users.roles import TRANSLATORS, load_roles
from directory.models import Organization
from tests.admin_forms import form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory
from tests.plugins.events.made import EventFactory, on
from tests.plugins.workshops.made import confirmed, event_of, kinds_of_mails, registered, states, workshop_date

pytestmark = pytest.mark.django_db
PEOPLE = "{0}/participants/"
PAGES = ["edit/{0}/", "history/{0}/", PEOPLE, f"{PEOPLE}print/", f"{PEOPLE}table/", f"{PEOPLE}message/"]
FORMS = ["edit/{0}/", PEOPLE, f"{PEOPLE}message/"]


def address(date: WorkshopDate, page: str = "{0}/participants/") -> str:
    return f"/admin/workshop_dates/{page.format(date.pk)}"


def take_place(date: WorkshopDate, days: int = 1) -> None:
    """So many days ago."""
    past = timezone.now() - timedelta(days=days)
    WorkshopDate.objects.filter(pk=date.pk).update(starts_at=past, ends_at=past + timedelta(hours=3), closes_at=None)


def organizer_of(organization: Organization, name: str = "partner") -> Client:
    """A person of a partner organization."""
    load_roles()
    user = people.user(name, ORGANIZERS)
    Organizer.objects.create(user=user, organization=organization)
    return people.browser_of(user)


def organization_of(date: WorkshopDate) -> Organization:
    return Organization.objects.get(translation_key=date.organization, locale__language_code="de")


def test_editor_opens_registration_for_a_date_of_the_calendar() -> None:
    editor = people.editor()
    day = timezone.localdate() + timedelta(days=20)
    EventFactory(name="Feste verstehen", dates=[on(day.isoformat(), "14:00", "17:00")])
    form = form_at(editor, "/admin/workshop_dates/new/")
    chosen = BeautifulSoup(editor.get("/admin/workshop_dates/new/").content, "html.parser").select("[name=calendar_date] option")
    assert [one.get_text()[:15] for one in chosen] == ["Termin wählen", "Feste verstehen"]

    answer = editor.post(
        "/admin/workshop_dates/new/", form | {"calendar_date": chosen[1]["value"], "capacity": "12", "minimum": "4"}
    )
    assert answer.status_code == 302
    date = WorkshopDate.objects.get()
    assert (date.name, date.capacity, timezone.localtime(date.starts_at).hour, date.titles.get("de")) == (
        "Feste verstehen",
        12,
        14,
        "Feste verstehen",
    )
    assert editor.get(f"/de/workshops/{date.uuid}/").status_code == 200
    again = BeautifulSoup(editor.get("/admin/workshop_dates/new/").content, "html.parser").select("[name=calendar_date] option")
    assert len(again) == 1


@pytest.mark.parametrize(
    "said, field",
    [
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "9999"}, "capacity"),
        ({"capacity": "5", "minimum": "6"}, "minimum"),
        ({"capacity": "5", "closes_at": "2099-01-01 10:00"}, "closes_at"),
        ({"capacity": "5", "calendar_date": "7b3a0000-0000-4000-8000-000000000000"}, "calendar_date"),
    ],
)
def test_form_says_what_is_wrong(said: dict[str, str], field: str) -> None:
    editor = people.editor()
    day = timezone.localdate() + timedelta(days=20)
    EventFactory(dates=[on(day.isoformat(), "14:00", "17:00")])
    form = form_at(editor, "/admin/workshop_dates/new/")
    options = BeautifulSoup(editor.get("/admin/workshop_dates/new/").content, "html.parser").select("[name=calendar_date] option")
    answer = editor.post("/admin/workshop_dates/new/", form | {"calendar_date": options[1]["value"]} | said)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not WorkshopDate.objects.exists()


def test_more_places_in_the_form_are_offered_at_once() -> None:
    editor, date = people.editor(), workshop_date(capacity=1)
    for name in ("Amal", "Boris", "Canan"):
        confirmed(date, name)
    form = form_at(editor, address(date, "edit/{0}/"))
    assert "calendar_date" not in form
    assert editor.post(address(date, "edit/{0}/"), form | {"capacity": "2"}).status_code == 302
    assert list(states(date).values()) == ["confirmed", "offered", "waiting"]


def test_fewer_places_than_people_are_saved_and_throw_nobody_out() -> None:
    editor, date = people.editor(), workshop_date(capacity=3)
    for name in ("Amal", "Boris", "Canan"):
        confirmed(date, name)
    form = form_at(editor, address(date, "edit/{0}/"))
    assert editor.post(address(date, "edit/{0}/"), form | {"capacity": "1"}).status_code == 302
    assert list(states(date).values()) == ["confirmed"] * 3


def test_list_shows_people_in_the_order_in_which_they_matter() -> None:
    editor, date = people.editor(), workshop_date(capacity=1)
    registered(date, "Pending")
    confirmed(date, "Amal", needs="Rampe")
    confirmed(date, "Boris")
    page = BeautifulSoup(editor.get(address(date)).content, "html.parser")
    rows = [row.get_text(" ", strip=True) for row in page.select(".listing tbody tr")]
    assert [row.split()[0] for row in rows] == ["Amal", "Boris", "Pending"]
    assert "Rampe" in rows[0]
    assert "1 von 1 Plätzen sind vergeben" in page.get_text()


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_one_and_for_three(number: int) -> None:
    editor, date = people.editor(), workshop_date()
    for one in range(number):
        confirmed(date, f"Person {one}")
    editor.get(address(date))
    with CaptureQueriesContext(connection) as queries:
        editor.get(address(date))
    assert len(queries) <= 24


def test_attendance_gives_certificates_and_takes_them_back() -> None:
    editor, date = people.editor(), workshop_date()
    amal, boris = confirmed(date, "Amal"), confirmed(date, "Boris")
    take_place(date)
    answer = editor.post(address(date), {"attendance": "1", f"state_{amal.pk}": "attended", f"state_{boris.pk}": "no_show"})
    assert answer.status_code == 302
    assert states(date) == {"Amal": "attended", "Boris": "no_show"}
    date.refresh_from_db()
    assert (date.confirmed, date.attended, date.no_show) == (2, 1, 1)
    assert kinds_of_mails(amal)[-1] == "certificate"
    file = editor.get(f"/admin/workshop_dates/{date.pk}/participants/{amal.pk}/certificate/")
    assert (file.status_code, file.content[:4]) == (200, b"%PDF")
    assert editor.get(f"/admin/workshop_dates/{date.pk}/participants/{boris.pk}/certificate/").status_code in (302, 404)

    number = Registration.objects.get(pk=amal.pk).certificate.number
    editor.post(address(date), {"attendance": "1", f"state_{amal.pk}": "no_show"})
    checked = f"/de/workshops/certificates/{number}/"
    assert editor.get(checked).context.get("found") is None
    assert editor.get(f"/admin/workshop_dates/{date.pk}/participants/{amal.pk}/certificate/").status_code in (302, 404)
    editor.post(address(date), {"all": "1"})
    assert set(states(date).values()) == {"attended"}
    assert editor.get(checked).context["found"].number == number
    assert kinds_of_mails(amal).count("certificate") == 1


def test_numbers_of_a_list_that_was_erased_cannot_be_lost() -> None:
    editor, date = people.editor(), workshop_date()
    take_place(date)
    WorkshopDate.objects.filter(pk=date.pk).update(list_erased_at=timezone.now(), attended=7)
    editor.post(address(date), {"all": "1"})
    date.refresh_from_db()
    assert date.attended == 7


def test_message_is_sent_once_when_somebody_clicks_twice() -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date)
    form = {"subject": "Hallo", "text": "Bis morgen!"}
    assert [editor.post(address(date, f"{PEOPLE}message/"), form).status_code for _click in range(2)] == [302, 400]
    assert Mail.objects.filter(kind="message").count() == 1


def test_saving_the_form_leaves_what_changed_meanwhile() -> None:
    editor, date = people.editor(), workshop_date()
    form = form_at(editor, address(date, "edit/{0}/"))
    event = event_of(date)
    event.status = "cancelled"
    event.save_revision().publish()
    follow_calendar()
    assert editor.post(address(date, "edit/{0}/"), form | {"capacity": "9"}).status_code == 302
    date.refresh_from_db()
    assert (date.capacity, date.is_cancelled) == (9, True)


def test_attendance_cannot_be_marked_before_it_begins() -> None:
    editor, date = people.editor(), workshop_date()
    amal = confirmed(date, "Amal")
    editor.post(address(date), {"attendance": "1", f"state_{amal.pk}": "attended"})
    assert states(date) == {"Amal": "confirmed"}


@pytest.mark.parametrize(
    "nonsense", [{"state_x": "attended"}, {"state_1": "king"}, {"cancel": "x"}, {"cancel": "99"}, {"again": "99"}]
)
def test_nonsense_in_the_form_changes_nothing(nonsense: dict[str, str]) -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date, "Amal")
    assert editor.post(address(date), nonsense).status_code in (302, 404)
    assert states(date) == {"Amal": "confirmed"}


def test_organizer_cancels_for_somebody_who_called() -> None:
    editor, date = people.editor(), workshop_date(capacity=1)
    amal = confirmed(date, "Amal")
    confirmed(date, "Boris")
    assert editor.post(address(date), {"cancel": str(amal.pk)}).status_code == 302
    assert states(date) == {"Amal": "cancelled", "Boris": "offered"}
    assert kinds_of_mails(amal)[-1] == "cancelled"


@pytest.mark.parametrize("to_waiting, written", [("", ["amal@example.org"]), ("on", ["amal@example.org", "boris@example.org"])])
def test_message_goes_to_each_alone(to_waiting: str, written: list[str]) -> None:
    editor, date = people.editor(), workshop_date(capacity=1)
    confirmed(date, "Amal")
    confirmed(date, "Boris")
    outbox.send_waiting()
    mail.outbox.clear()
    form = {"subject": "Bitte mitbringen", "text": "Einen Stift.\r\n\r\nUnd Papier."} | (
        {"to_waiting": "on"} if to_waiting else {}
    )
    assert editor.post(address(date, "{0}/participants/message/"), form).status_code == 302
    outbox.send_waiting()
    assert [one.recipients() for one in mail.outbox] == [[one] for one in written]
    assert mail.outbox[0].subject == "Bitte mitbringen: Nähe und Abstand"


@pytest.mark.parametrize(
    "form", [{}, {"subject": "Hallo"}, {"subject": "x" * 151, "text": "Hallo"}, {"subject": "Hallo", "text": "x" * 5001}]
)
def test_message_that_lacks_something_is_sent_to_nobody(form: dict[str, str]) -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date)
    before = Mail.objects.count()
    answer = editor.post(address(date, "{0}/participants/message/"), form)
    assert answer.status_code == 400
    assert Mail.objects.count() == before


def test_subject_of_several_lines_becomes_one() -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date)
    editor.post(address(date, "{0}/participants/message/"), {"subject": "Hallo\r\nBcc: x@example.org", "text": "Hallo"})
    outbox.send_waiting()
    assert mail.outbox[-1].subject.startswith("Hallo Bcc: x@example.org")
    assert mail.outbox[-1].recipients() == ["amal@example.org"]


def test_table_runs_no_formula() -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date, "=HYPERLINK(1)", email="amal@example.org")
    answer = editor.get(address(date, "{0}/participants/table/"))
    rows = list(csv.reader(answer.content.decode().splitlines()))
    assert (rows[0][:2], rows[1][:2]) == (["Name", "E-Mail"], ["'=HYPERLINK(1)", "amal@example.org"])


def test_sheet_for_signatures_has_those_who_have_a_place() -> None:
    editor, date = people.editor(), workshop_date(capacity=2)
    for name in ("Boris", "Amal", "Canan"):
        confirmed(date, name)
    page = BeautifulSoup(editor.get(address(date, "{0}/participants/print/")).content, "html.parser")
    assert [row.get_text(" ", strip=True) for row in page.select("tbody tr")][:3] == ["1 Amal", "2 Boris", ""]


def test_who_looks_at_people_is_logged() -> None:
    editor, date = people.editor(), workshop_date()
    for page in ("{0}/participants/", "{0}/participants/print/", "{0}/participants/table/"):
        editor.get(address(date, page))
    found = (
        ModelLogEntry.objects.filter(object_id=str(date.pk), action__startswith="workshops.")
        .order_by("pk")
        .values_list("action", flat=True)
    )
    assert list(found) == ["workshops.seen", "workshops.printed", "workshops.exported"]


def test_partner_sees_workshops_of_the_own_organization_and_no_others() -> None:
    own = workshop_date(event_fields={"name": "Eigener"})
    other = workshop_date(event_fields={"name": "Fremder"})
    confirmed(other, "Amal Haddad")
    partner = organizer_of(organization_of(own))
    listed = partner.get("/admin/workshop_dates/").content.decode()
    assert ("Eigener" in listed, "Fremder" in listed) == (True, False)
    for page in PAGES:
        assert partner.get(address(own, page)).status_code == 200, page
        answer = partner.get(address(other, page))
        assert answer.status_code in (302, 404), page
        assert "Amal" not in answer.content.decode()
    for page in FORMS:
        partner.post(address(other, page), {"capacity": "1", "subject": "Hallo", "text": "Hallo", "all": "1"})
    other.refresh_from_db()
    assert (other.capacity, Mail.objects.filter(kind="message").count()) == (5, 0)


def test_partner_chooses_among_the_own_dates() -> None:
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    own = OrganizationFactory(name="Eigene")
    EventFactory(name="Eigener", organization=own, dates=[on(day, "14:00", "17:00")])
    EventFactory(name="Fremder", dates=[on(day, "14:00", "17:00")])
    page = organizer_of(own).get("/admin/workshop_dates/new/").content.decode()
    assert ("Eigener" in page, "Fremder" in page) == (True, False)


ELSEWHERE = (
    "snippets/events/event/",
    "snippets/choose/events/event/",
    "choose-page/",
    "workshop_organizers/",
    "users/",
    "pages/",
)


@pytest.mark.parametrize("path", [*ELSEWHERE, "workshop_organizers/", "reports/site-history/", "images/chooser/"])
def test_partner_reaches_nothing_else_in_the_admin(path: str) -> None:
    assert organizer_of(OrganizationFactory()).get(f"/admin/{path}").status_code in (302, 403, 404)


def test_translator_who_organizes_too_stays_a_translator() -> None:
    load_roles()
    both = people.browser_of(people.user("both", TRANSLATORS, ORGANIZERS))
    assert both.get("/admin/workshop_dates/").status_code == 200
    assert both.get("/admin/reports/translation-matrix/").status_code == 200
    assert both.get("/admin/reports/site-history/").status_code == 302


@pytest.mark.parametrize("who", [Client, people.stranger, people.translator])
@pytest.mark.parametrize("page", ["", "new/", *PAGES])
def test_who_does_not_organize_sees_nobody(who: Callable[[], Client], page: str) -> None:
    date = workshop_date()
    confirmed(date, "Amal Haddad")
    visitor = who()
    for answer in (
        visitor.get(address(date, page)),
        visitor.post(address(date, page), {"all": "1", "subject": "x", "text": "x"}),
    ):
        assert answer.status_code in (302, 403)
        assert "Amal" not in answer.content.decode()
    assert not Mail.objects.filter(kind="message").exists()


def todo(client: Client) -> dict[str, str]:
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    return {one.get_text(" ", strip=True): one["href"] for one in page.select("a[href*='workshop_dates']")}


def test_start_page_says_what_waits() -> None:
    editor = people.editor()
    over, few, unsent, lost = (workshop_date(event_fields={"name": name}) for name in ("Vorbei", "Leer", "Stumm", "Weg"))
    for date in (over, unsent, lost):
        confirmed(date, "Amal")
    take_place(over)
    WorkshopDate.objects.filter(pk=few.pk).update(minimum=3, is_open=False)
    Mail.objects.filter(registration__workshop_date=unsent).update(problem="SMTP 550")
    withdraw(lost)
    lines = " ".join(todo(editor))
    for words in (
        "Anwesenheit noch fehlt",
        "zu wenigen Anmeldungen",
        "nicht gesendet werden konnten",
        "im Kalender nicht mehr stehen",
    ):
        assert words in lines
    assert address(over) in todo(editor).values()


def withdraw(date: WorkshopDate) -> Any:
    event_of(date).unpublish()


def test_mail_that_was_not_sent_is_sent_again_from_the_list() -> None:
    editor, date = people.editor(), workshop_date()
    confirmed(date)
    Mail.objects.update(problem="SMTP 550")
    page = editor.get(address(date)).content.decode()
    assert "SMTP 550" in page
    last = Mail.objects.order_by("pk").last()
    editor.post(address(date), {"again": str(last.pk)})
    assert Mail.objects.due().get() == last
