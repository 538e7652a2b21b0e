"""What everybody reads of groups, what editors do with them, and what is never stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from cms.plugins.groups import figures
from cms.plugins.groups.mails.letters import outbox
from cms.plugins.groups.models import Attendance, Decision, Download, Group, GroupDocument, Mail, Membership
from cms.plugins.groups.retention import let_go
from cms.published.models import PublishedDocument
from site_pages.reading.service_path import short_id
from tests.admin_forms import form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory
from tests.plugins.groups.made import area, at, browser, group, meeting, member, text_of

pytestmark = pytest.mark.django_db


def test_public_group_says_its_organizations_and_no_person(client: Client) -> None:
    shown = group(purpose="Wir stimmen uns ab.")
    member(shown, "moscheegemeinde", function="Kanarienvogel", is_chair=True)
    for language in ("de", "ar"):
        page = client.get(f"/{language}/groups/{short_id(shown.uuid)}/")
        assert "Moscheegemeinde" in text_of(page)
        assert b"moscheegemeinde@example.org" not in page.content
        assert b"Kanarienvogel" not in page.content
    assert "Runder Tisch" in text_of(client.get("/de/groups/"))


def test_group_that_is_not_public_has_no_page(client: Client) -> None:
    hidden = group(is_public=False, has_public_decisions=True)
    Decision.objects.create(group=hidden, name="Geheim", is_public=True)
    assert client.get(f"/de/groups/{short_id(hidden.uuid)}/").status_code == 404
    assert "Geheim" not in client.get("/de/groups/").content.decode()


def test_group_that_publishes_no_more_takes_its_decisions_back(client: Client) -> None:
    shown = group(has_public_decisions=True)
    decision = Decision.objects.create(group=shown, name="Wir sammeln Räder.", is_public=True, owner="Rad und Tat")
    address = f"/de/groups/decisions/{short_id(decision.uuid)}/"
    assert "Rad und Tat" in text_of(client.get(address))
    shown.has_public_decisions = False
    shown.save()
    assert client.get(address).status_code == 404


def test_words_of_members_stand_at_no_public_address(client: Client) -> None:
    shown = group(rules="Kanarie Regel", has_public_decisions=True)
    first = member(shown, "kanarie", function="Kanarie Funktion", is_chair=True)
    met = meeting(shown, minutes="Kanarie Protokoll", place="Kanarie Saal")
    Decision.objects.create(group=shown, meeting=met, name="Kanarie Beschluss")
    met.agenda.create(name="Kanarie Punkt", text="Kanarie Text")
    addresses = ["/de/groups/", f"/de/groups/{short_id(shown.uuid)}/", "/de/search/?q=Saal", "/sitemap.xml", "/api/v1/services"]
    for path in (*addresses, area(shown), at(met)):
        answer = client.get(path, follow=True)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        assert [word for word in ("Kanarie ", "kanarie@") if word in text] == [], path
    assert "Kanarie " not in repr(list(PublishedDocument.objects.values()))
    inside = text_of(browser(first).get(at(met)))
    assert "Kanarie Protokoll" in inside


def test_no_field_says_what_somebody_believes_or_is_called() -> None:
    names = {field.name for field in Membership._meta.get_fields()}
    assert names == {
        *("id", "group", "user", "organization", "organization_name", "function", "language", "is_chair", "joined_at"),
    }
    membership = member(group(kind="dialogue"), "gemeinde")
    assert (membership.user.first_name, membership.user.last_name) == ("", "")


def test_editor_makes_a_group_and_invites_an_organization() -> None:
    editor, organization = people.editor(), OrganizationFactory(name="Wohnbrücke")
    form = form_at(editor, "/admin/working_groups/new/")
    assert editor.post("/admin/working_groups/new/", form | {"kind": "working_group", "name": "AG Wohnen"}).status_code == 302
    made = Group.objects.get()
    address = f"/admin/working_groups/{made.pk}/members/"
    said = {"email": "Buero@example.org", "organization": str(organization.translation_key), "language": "de"}
    for _time in range(2):
        assert editor.post(address, said | {"is_chair": "on"}).status_code == 302
    membership = Membership.objects.get()
    assert (membership.organization_name, membership.is_chair, membership.user.email) == ("Wohnbrücke", True, "buero@example.org")
    assert not membership.user.has_usable_password()
    mail.outbox.clear()
    outbox.send_waiting()
    assert [one.to for one in mail.outbox] == [["buero@example.org"]]
    assert editor.post(address, {"leave": membership.pk}).status_code == 302
    assert not Membership.objects.exists()


def test_closed_group_is_for_administrators_to_open_and_to_fill() -> None:
    editor, closed = people.editor(), group(is_closed=True)
    assert editor.get(f"/admin/working_groups/{closed.pk}/members/").status_code == 302
    form = form_at(editor, f"/admin/working_groups/edit/{closed.pk}/")
    editor.post(f"/admin/working_groups/edit/{closed.pk}/", {name: value for name, value in form.items() if name != "is_closed"})
    closed.refresh_from_db()
    assert closed.is_closed
    assert people.administrator().get(f"/admin/working_groups/{closed.pk}/members/").status_code == 200


def test_somebody_who_works_in_the_admin_is_not_invited() -> None:
    editor, organization = people.editor(), OrganizationFactory()
    said = {"email": "District-Editor@example.org", "organization": str(organization.translation_key), "language": "de"}
    answer = editor.post(f"/admin/working_groups/{group().pk}/members/", said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["email"])


def test_decisions_are_withdrawn_with_their_group_however_many_they_are(client: Client) -> None:
    shown = group(has_public_decisions=True)
    for number in range(60):
        Decision.objects.create(group=shown, name=f"Beschluss {number}", is_public=True)
    shown.is_public = False
    shown.save()
    assert not PublishedDocument.objects.public().filter(kind="decision").exists()


@pytest.mark.parametrize(
    "said, field", [({"email": "nein"}, "email"), ({"organization": "x"}, "organization"), ({"language": "xx"}, "language")]
)
def test_invitation_that_makes_no_sense_is_said(said: dict[str, str], field: str) -> None:
    editor, organization = people.editor(), OrganizationFactory()
    good = {"email": "a@example.org", "organization": str(organization.translation_key), "language": "de"}
    answer = editor.post(f"/admin/working_groups/{group().pk}/members/", good | said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    assert not Membership.objects.exists()


def test_rights_on_working_groups_are_none_on_groups_of_people() -> None:
    """Both models are called alike, and so are their permissions."""
    people.editor()
    editor = get_user_model().objects.get(username="district-editor")
    assert editor.has_perms(["groups.add_group", "groups.change_group", "groups.view_group"])
    assert not any(editor.has_perm(f"auth.{action}_group") for action in ("add", "change", "delete", "view"))


@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
def test_others_change_no_group(client: Client, who: str) -> None:
    shown = group()
    other: Any = client if who == "anonymous" else getattr(people, who)()
    for page in ("", "new/", f"edit/{shown.pk}/", f"{shown.pk}/members/"):
        assert other.get(f"/admin/working_groups/{page}").status_code == 302
    assert other.post(f"/admin/working_groups/{shown.pk}/members/", {"email": "a@example.org"}).status_code == 302
    assert not Membership.objects.exists()


def test_numbers_for_the_report() -> None:
    shown, today = group(), timezone.localdate()
    met = meeting(shown, days=-1)
    meeting(shown, days=5)
    Attendance.objects.create(meeting=met, organization=shown.uuid, organization_name="A")
    Decision.objects.create(group=shown, name="Beschluss")
    first, last = today.replace(year=today.year - 1), today.replace(year=today.year + 1)
    assert [count(first, last) for count in (figures.meetings, figures.attendances, figures.decisions)] == [1, 1, 1]


def test_foreign_keys_to_others_are_none_of_the_database() -> None:
    fields = [field for model in (Membership, Download, Mail) for field in model._meta.fields if field.name == "user"]
    assert [isinstance(one, models.ForeignKey) and one.db_constraint for one in fields] == [False] * 3
    location = Path(GroupDocument._meta.get_field("file").storage.location)
    assert Path(settings.MEDIA_ROOT) not in [location, *location.parents]


def test_member_whose_login_has_gone_is_let_go() -> None:
    gone, kept = member(group(), "gone"), member(Group.objects.get(), "kept")
    with connection.cursor() as cursor:  # as Django does it while it does not know of the plugin
        cursor.execute("UPDATE groups_membership SET user_id = 0 WHERE id = %s", [gone.pk])
    let_go()
    assert list(Membership.objects.all()) == [kept]


def test_tables_that_a_migration_took_away_are_not_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        let_go(apps=Apps())
