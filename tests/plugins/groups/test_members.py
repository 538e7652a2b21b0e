"""Who comes in, what members and chairs do, and who sees nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cms.plugins.groups.joining import leave
from cms.plugins.groups.mails.letters import outbox
from cms.plugins.groups.members.tokens import token_of
from cms.plugins.groups.models import Attendance, Decision, Download, Group, GroupDocument, Mail, Meeting, Membership
from cms.plugins.groups.retention import erase
from cms.public_forms.forms import signer
from tests.factories import people
from tests.plugins.groups.made import area, at, browser, group, meeting, member, text_of

pytestmark = pytest.mark.django_db


def sent() -> list[Any]:
    mail.outbox.clear()
    outbox.send_waiting()
    return list(mail.outbox)


def moment() -> str:
    return signer.sign(str((timezone.now() - timedelta(seconds=10)).timestamp()))


def ask_for_link(client: Client, email: str) -> Any:
    return client.post("/de/groups/login/", {"email": email, "moment": moment()})


def link_for(membership: Membership) -> str:
    membership.user.refresh_from_db()
    return f"/de/groups/login/{token_of(membership.user)}/"


def test_member_logs_in_by_a_link_in_the_language_of_the_page(client: Client) -> None:
    cache.clear()
    member(group())
    Mail.objects.all().delete()
    answer = client.post("/ar/groups/login/", {"email": "Wohnbruecke@example.org", "moment": moment()})
    assert (answer.status_code, answer.url) == (302, "/ar/groups/login/?sent=1")
    (one,) = sent()
    address = next(word for word in one.body.split() if "/ar/groups/login/" in word).removeprefix("http://testserver")
    assert client.get(address).status_code == 200
    assert client.get("/ar/groups/mine/").status_code == 302
    assert client.post(address).url == "/ar/groups/mine/"
    assert "Runder Tisch" in text_of(client.get("/ar/groups/mine/"))
    assert Client().post(address).status_code == 404


def test_stranger_is_told_nothing_and_gets_no_mail(client: Client) -> None:
    cache.clear()
    people.user("nobody")
    for email in ("nobody@example.org", "unknown@example.org"):
        assert ask_for_link(client, email).url == "/de/groups/login/?sent=1"
    assert not Mail.objects.exists()


def test_link_that_was_altered_used_or_is_too_old_is_worth_nothing(client: Client) -> None:
    membership = member(group())
    address = link_for(membership)
    assert client.post(address.replace("/login/", "/login/1")).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert client.post(address).status_code == 404
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    for token in ("x", "1.0", "%00", "9" * 400):
        assert client.get(f"/de/groups/login/{token}/").status_code == 404


def test_who_works_in_the_admin_does_not_come_in_without_the_second_factor(client: Client) -> None:
    cache.clear()
    editor = people.editor()
    user = get_user_model().objects.get(username="district-editor")
    met = group()
    Membership.objects.create(group=met, user=user, organization=uuid4(), organization_name="Kreis")
    ask_for_link(client, user.email)
    assert not Mail.objects.exists()
    assert client.post(f"/de/groups/login/{token_of(user)}/").status_code == 404
    said = {"email": user.email, "password": "a long password for tests"}
    assert client.post("/de/groups/login/", said).status_code == 400
    assert editor.get(area(met)).status_code == 200


def test_member_sets_a_password_and_comes_in_with_it(client: Client) -> None:
    cache.clear()
    membership = member(group())
    own = browser(membership)
    word = "sieben Birnen im Mai"
    assert own.post("/de/groups/password/", {"new_password1": word, "new_password2": "x"}).status_code == 400
    assert own.post("/de/groups/password/", {"new_password1": word, "new_password2": word}).status_code == 302
    assert own.get("/de/groups/mine/").status_code == 200
    said = {"email": "wohnbruecke@example.org", "password": word}
    assert client.post("/de/groups/login/", said | {"password": "falsch"}).status_code == 400
    assert client.post("/de/groups/login/", said).url == "/de/groups/mine/"


def test_member_logs_out() -> None:
    own = browser(member(group()))
    assert own.get("/de/groups/logout/").status_code == 405
    assert own.post("/de/groups/logout/").status_code == 302
    assert own.get("/de/groups/mine/").status_code == 302


def test_everything_of_a_group_is_for_its_members_alone(client: Client) -> None:
    inside, other = group(), group(name="Anderer Tisch")
    met = meeting(inside, minutes="Kanarienvogel")
    document = GroupDocument.objects.create(
        group=inside, name="Kanarienvogel", file=SimpleUploadedFile("a.txt", b"Kanarienvogel")
    )
    foreign = browser(member(other, "rheintor"))
    gets = [area(inside), at(met), area(inside, f"documents/{document.pk}/"), area(inside, "leave/")]
    posts = [*gets[:2], area(inside, "documents/"), area(inside, f"documents/{document.pk}/remove/"), area(inside, "leave/")]
    for path in gets:
        assert (client.get(path).status_code, foreign.get(path).status_code) == (302, 404)
    for path in posts:
        assert (client.post(path).status_code, foreign.post(path).status_code) == (302, 404)
    assert foreign.get(area(other, f"meetings/{met.uuid}/")).status_code == 404
    assert foreign.get(area(other, f"documents/{document.pk}/")).status_code == 404
    assert not Download.objects.exists()


def test_member_who_leaves_one_group_is_out_in_the_next_request_and_stays_in_the_other() -> None:
    first, second = group(), group(name="AG Sprache")
    membership = member(first)
    member(second)
    own = browser(membership)
    assert own.get(area(first)).status_code == 200
    assert own.post(area(first, "leave/")).status_code == 302
    assert (own.get(area(first)).status_code, own.get(area(second)).status_code) == (404, 200)


def test_login_that_was_made_for_groups_goes_with_the_last_membership() -> None:
    membership = member(group())
    user = membership.user.pk
    own = browser(membership)
    leave(membership)
    assert not get_user_model().objects.filter(pk=user).exists()
    assert own.get("/de/groups/mine/").status_code == 302


def test_login_that_was_there_before_stays() -> None:
    user = people.user("vorher")
    membership = Membership.objects.create(group=group(), user=user, organization=uuid4(), organization_name="A")
    leave(membership)
    assert get_user_model().objects.filter(pk=user.pk).exists()


def test_editor_enters_groups_that_are_not_closed() -> None:
    opened, closed = group(), group(name="Geschlossen", is_closed=True)
    editor = people.editor()
    assert (editor.get(area(opened)).status_code, editor.get(area(closed)).status_code) == (200, 404)
    assert people.translator().get(area(opened)).status_code == 404


def test_member_proposes_what_to_talk_about() -> None:
    own = browser(member(group()))
    met = meeting(Group.objects.get())
    assert own.post(at(met), {"action": "agenda", "name": "Fahrdienste", "text": "Am Abend <b>"}).status_code == 302
    page = own.get(at(met))
    assert "Fahrdienste" in text_of(page)
    assert "Wohnbruecke" in text_of(page)
    assert b"Am Abend &lt;b&gt;" in page.content
    assert own.post(at(met), {"action": "agenda", "name": " "}).status_code == 400


@pytest.mark.parametrize(
    "said",
    [
        {"action": "minutes", "minutes": "Meins", "revision": "0"},
        {"action": "decision", "name": "Meins"},
        {"action": "attendance", "organization": "x"},
        {"sequence": "0", "action": "times", "day": "2027-01-01", "begins": "10:00", "ends": "11:00"},
        {"action": "change_decision", "decision": "1"},
        {"action": "remove", "item": "1"},
        {"action": "remove_meeting"},
    ],
)
def test_what_the_chair_does_no_other_member_does(said: dict[str, str]) -> None:
    own = browser(member(group()))
    met = meeting(Group.objects.get())
    before = Meeting.objects.values().get()
    assert own.post(at(met), said).status_code == 404
    assert Meeting.objects.values().get() == before
    assert not Decision.objects.exists()
    assert own.post(area(met.group), {"day": "2027-01-01", "begins": "10:00", "ends": "11:00"}).status_code == 404


def test_chair_makes_a_meeting_and_writes_the_minutes() -> None:
    chair = browser(member(group(), is_chair=True))
    here = Group.objects.get()
    answer = chair.post(area(here), {"day": "2027-01-15", "begins": "17:30", "ends": "19:00", "place": "Kreishaus"})
    met = Meeting.objects.get()
    assert (answer.status_code, answer.url) == (302, at(met))
    assert timezone.localtime(met.starts_at).strftime("%d.%m.%Y %H:%M") == "15.01.2027 17:30"
    assert chair.post(at(met), {"action": "minutes", "minutes": "Es wurde beraten.", "revision": "0"}).status_code == 302
    assert "Es wurde beraten." in text_of(chair.get(at(met)))
    assert chair.post(area(here), {"day": "2027-01-15", "begins": "17:30", "ends": "17:00"}).status_code == 400
    said = {"sequence": "0", "action": "times", "day": "2027-01-16", "begins": "10:00", "ends": "11:00", "place": "Mayen"}
    assert chair.post(at(met), said).status_code == 302
    met.refresh_from_db()
    assert (met.place, timezone.localtime(met.starts_at).day) == ("Mayen", 16)


def test_minutes_of_two_megabytes_are_refused_and_stay_in_the_form() -> None:
    chair = browser(member(group(), is_chair=True))
    met = meeting(Group.objects.get())
    answer = chair.post(at(met), {"action": "minutes", "minutes": "x" * 2_000_000, "revision": "0"})
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == ["minutes"]
    met.refresh_from_db()
    assert met.minutes == ""


def test_minutes_of_somebody_else_are_not_written_over() -> None:
    chair = browser(member(group(), is_chair=True))
    met = meeting(Group.objects.get())
    chair.post(at(met), {"action": "minutes", "minutes": "Zuerst", "revision": "0"})
    answer = chair.post(at(met), {"action": "minutes", "minutes": "Danach", "revision": "0"})
    assert answer.status_code == 400
    form = BeautifulSoup(answer.content, "html.parser")
    assert form.select_one("textarea[name=minutes]").get_text().strip() == "Danach"
    met.refresh_from_db()
    assert met.minutes == "Zuerst"
    said = {"action": "minutes", "minutes": "Zuerst, danach", "revision": form.select_one("[name=revision]")["value"]}
    assert chair.post(at(met), said).status_code == 302
    met.refresh_from_db()
    assert met.minutes == "Zuerst, danach"


def test_chair_removes_what_should_not_stand_there() -> None:
    chair = browser(member(group(), is_chair=True))
    met = meeting(Group.objects.get())
    item, decision = met.agenda.create(name="Ein Name"), met.decisions.create(group=met.group, name="Ein Fall")
    for said in ({"item": item.pk}, {"decision": decision.pk}, {"item": "x"}, {"decision": "9" * 30}):
        assert chair.post(at(met), {"action": "remove", **said}).status_code == 302
    assert (met.agenda.count(), met.decisions.count()) == (0, 0)
    assert chair.post(at(met), {"action": "remove_meeting"}).status_code == 302
    assert not Meeting.objects.exists()


def test_attendance_of_organizations_that_left_stays() -> None:
    first, gone = member(group(), is_chair=True), member(Group.objects.get(), "gegangen")
    met, chair = meeting(first.group, days=-1), browser(first)
    chair.post(at(met), {"action": "attendance", "organization": [str(first.organization), str(gone.organization)]})
    leave(gone)
    chair.post(at(met), {"action": "attendance", "organization": []})
    assert list(Attendance.objects.values_list("organization_name", flat=True)) == ["Gegangen"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "x", "2027-02-30"])
def test_day_that_makes_no_sense_is_said(day: str) -> None:
    chair = browser(member(group(), is_chair=True))
    answer = chair.post(area(Group.objects.get()), {"day": day, "begins": "00:00", "ends": "00:30"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["day"])


def test_attendance_is_of_organizations_that_are_members() -> None:
    first = member(group(), is_chair=True)
    member(first.group, "rheintor")
    met, chair = meeting(first.group, days=-1), browser(first)
    for _time in range(2):
        came = [str(first.organization), str(uuid4()), "x", str(first.organization)]
        assert chair.post(at(met), {"action": "attendance", "organization": came}).status_code == 302
    assert list(Attendance.objects.values_list("organization_name", flat=True)) == ["Wohnbruecke"]


@pytest.mark.parametrize("may_publish", [True, False])
def test_decision_is_public_when_group_and_chair_say_so(client: Client, may_publish: bool) -> None:
    first = member(group(has_public_decisions=may_publish), is_chair=True)
    met, chair = meeting(first.group, days=-1), browser(first)
    said = {"action": "decision", "name": "Wir sammeln Räder.", "owner": "Wohnbruecke", "due_on": "2027-03-01"}
    assert chair.post(at(met), said | {"is_public": "on"}).status_code == 302
    decision = Decision.objects.get()
    assert ("Wir sammeln Räder." in text_of(client.get("/de/groups/"))) == may_publish
    chair.post(at(met), {"action": "change_decision", "decision": decision.pk, "done": "on"})
    decision.refresh_from_db()
    assert (decision.is_done, decision.is_public) == (True, False)
    assert "Wir sammeln Räder." not in text_of(client.get("/de/groups/"))
    assert chair.post(at(met), said | {"owner": "Fremd"}).status_code == 400


def test_document_is_downloaded_by_members_and_the_download_is_logged() -> None:
    first = member(group())
    own = browser(first)
    file = SimpleUploadedFile("../../plan.PDF", b"%PDF-1.7 x")
    assert own.post(area(first.group, "documents/"), {"name": "Plan für Mai", "file": file}).status_code == 302
    document = GroupDocument.objects.get()
    assert ".." not in document.file.name
    answer = own.get(area(first.group, f"documents/{document.pk}/"))
    assert answer.content == b"%PDF-1.7 x"
    assert answer["Content-Disposition"].startswith("attachment")
    assert list(Download.objects.values_list("document", "user")) == [(document.pk, first.user.pk)]
    assert own.get(f"/media/{document.file.name}").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=90, minutes=1), tick=False):
        erase()
    assert not Download.objects.exists()


@pytest.mark.parametrize("name, content", [("x.exe", b"MZ"), ("x", b"y"), ("x.html", b"<script>"), ("leer.pdf", b"")])
def test_file_that_is_not_taken_is_said(name: str, content: bytes) -> None:
    first = member(group())
    answer = browser(first).post(area(first.group, "documents/"), {"name": "Plan", "file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["file"])
    assert not GroupDocument.objects.exists()


def test_only_chair_and_owner_remove_a_document() -> None:
    chair, owner = member(group(), "kreis", is_chair=True), member(Group.objects.get(), "wohnbruecke")
    other = member(owner.group, "rheintor")
    document = GroupDocument.objects.create(
        group=owner.group, name="Plan", organization_name="Wohnbruecke", file=SimpleUploadedFile("a.txt", b"x")
    )
    address = area(owner.group, f"documents/{document.pk}/remove/")
    assert browser(other).post(address).status_code == 404
    assert browser(chair).post(address).status_code == 302
    assert not GroupDocument.objects.exists()


def test_pages_of_members_let_browsers_say_where_a_form_comes_from(client: Client) -> None:
    """Else they say "null", and every form is refused."""
    for answer in (client.get("/de/groups/login/"), browser(member(group())).get("/de/groups/mine/")):
        assert answer["Referrer-Policy"] == "same-origin"


def test_form_of_a_member_needs_the_token_against_other_sites() -> None:
    membership = member(group())
    own = Client(enforce_csrf_checks=True)
    own.force_login(membership.user)
    assert own.post(area(membership.group, "leave/")).status_code == 403
    assert Membership.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_area_takes_few_queries(number: int, django_assert_max_num_queries: Any) -> None:
    first = member(group())
    for one in range(number):
        meeting(first.group, days=one)
        Decision.objects.create(group=first.group, name=f"Beschluss {one}")
    own = browser(first)
    with django_assert_max_num_queries(14):
        own.get(area(first.group))
