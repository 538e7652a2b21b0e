"""What moderators do: read, decide, mend, write for organizations. And what others cannot."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.plugins.board import states
from cms.plugins.board.models import Mail, Moderator, Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from cms.users.roles import load_roles
from tests.admin_forms import form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory
from tests.plugins.board.made import ANDERNACH, MAYEN, POLCH, kinds_of_mails, moderator_of, place, public, submitted

pytestmark = pytest.mark.django_db
PAGES = ["{0}/review/", "edit/{0}/", "history/{0}/"]


def address(notice: Notice, page: str = PAGES[0]) -> str:
    return f"/admin/notices/{page.format(notice.pk)}"


def decide(client: Client, notice: Notice, action: str, **said: Any) -> Any:
    return client.post(address(notice), {"action": action, "revision": notice.revision, **said})


def messages_in(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text(" ", strip=True)


def words_in(client: Client, path: str) -> str:
    return BeautifulSoup(client.get(path).content, "html.parser").select_one("main").get_text(" ", strip=True)


@pytest.mark.parametrize("who", ["editor", "moderator"])
def test_moderator_publishes_what_somebody_wrote(client: Client, who: str) -> None:
    notice = submitted()
    admin = people.editor() if who == "editor" else moderator_of(MAYEN)
    assert client.get(path_of(notice.uuid, "de")).status_code == 404
    assert decide(admin, notice, "publish").status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.valid_until) == (State.OPEN, timezone.localdate() + timedelta(days=30))
    assert client.get(path_of(notice.uuid, "de")).status_code == 200
    assert kinds_of_mails(notice) == ["confirm", "public"]
    actions = ModelLogEntry.objects.for_instance(notice).values_list("action", flat=True)
    assert "board.published" in actions


def test_rejection_needs_a_reason_and_the_author_gets_it(client: Client) -> None:
    notice, editor = submitted(), people.editor()
    answer = decide(editor, notice, "reject", reason="  ")
    assert "warum" in messages_in(editor.get(answer.url))
    assert decide(editor, notice, "reject", reason="x" * 1001).status_code == 302
    notice.refresh_from_db()
    assert notice.state == State.SUBMITTED
    decide(editor, notice, "reject", reason="Keine Werbung.")
    notice.refresh_from_db()
    assert (notice.state, notice.reason, kinds_of_mails(notice)) == (State.REJECTED, "Keine Werbung.", ["confirm", "rejected"])


def test_second_of_two_moderators_is_told_that_it_is_decided() -> None:
    notice, first, second = submitted(), moderator_of(MAYEN), people.editor()
    decide(first, notice, "publish")
    answer = decide(second, notice, "reject", reason="Nein.")
    assert "schon entschieden" in messages_in(second.get(answer.url))
    notice.refresh_from_db()
    assert (notice.state, kinds_of_mails(notice)) == (State.OPEN, ["confirm", "public"])


def test_who_has_read_an_older_text_does_not_publish_the_new_one() -> None:
    notice, editor = submitted(), people.editor()
    form = form_at(editor, address(notice, "edit/{0}/"))
    assert editor.post(address(notice, "edit/{0}/"), form | {"text": "Anders."}).status_code == 302
    answer = decide(editor, notice, "publish")
    assert "geändert" in messages_in(editor.get(answer.url))
    notice.refresh_from_db()
    assert (notice.state, notice.text) == (State.SUBMITTED, "Anders.")


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30, "١"])
def test_revision_that_makes_no_sense_decides_nothing(revision: str) -> None:
    notice, editor = submitted(), people.editor()
    assert editor.post(address(notice), {"action": "publish", "revision": revision}).status_code == 302
    notice.refresh_from_db()
    assert notice.state == State.SUBMITTED


def test_cautions_stand_above_the_text_and_words_of_strangers_stay_text() -> None:
    notice = submitted(text="Ruft 0261 123456 an <script>alert(1)</script>")
    page = people.editor().get(address(notice)).content.decode()
    assert "0261 123456" in BeautifulSoup(page, "html.parser").select_one(".help-warning").get_text()
    assert "<script>alert(1)" not in page


def test_moderator_sees_notices_of_the_own_place_alone() -> None:
    place(ANDERNACH), place(POLCH)
    own, neighbour = submitted(name="In Polch", place=POLCH), submitted(name="In Andernach", place=ANDERNACH)
    everywhere = submitted(name="Überall", place="")
    moderator = moderator_of("071375002")
    words = words_in(moderator, "/admin/notices/")
    assert ("In Polch" in words, "In Andernach" in words, "Überall" in words) == (True, False, False)
    assert [moderator.get(address(own, page)).status_code for page in PAGES] == [200] * 3
    for foreign in (neighbour, everywhere):
        assert [moderator.get(address(foreign, page), follow=True).status_code for page in PAGES] == [404] * 3
        decide(moderator, foreign, "publish")
        moderator.post(address(foreign, "edit/{0}/"), {"name": "Meins"})
    assert set(Notice.objects.values_list("state", flat=True)) == {State.SUBMITTED}
    assert not Notice.objects.filter(name="Meins").exists()


def test_nobody_reads_what_has_not_been_confirmed() -> None:
    notice = submitted()
    Notice.objects.update(state=State.PENDING)
    editor = people.editor()
    assert "Deutsch üben" not in words_in(editor, "/admin/notices/")
    assert editor.get(address(notice), follow=True).status_code == 404


@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
def test_others_neither_see_nor_decide(client: Client, who: str) -> None:
    notice = submitted()
    browser = client if who == "anonymous" else getattr(people, who)()
    for page in ("/admin/notices/", "/admin/notices/new/", *(address(notice, one) for one in PAGES)):
        answer = browser.get(page)
        assert answer.status_code in (302, 403)
        assert b"Deutsch" not in answer.content
    decide(browser, notice, "publish")
    notice.refresh_from_db()
    assert notice.state == State.SUBMITTED


def test_moderator_may_not_say_who_moderates() -> None:
    moderator = moderator_of(MAYEN)
    assert moderator.get("/admin/board_moderators/").status_code == 302
    administrator = people.administrator()
    form = form_at(administrator, "/admin/board_moderators/new/")
    user = people.user("another")
    answer = administrator.post("/admin/board_moderators/new/", form | {"user": user.pk, "place": place(POLCH).pk})
    assert answer.status_code == 302
    assert Moderator.objects.filter(user=user, place__ars=POLCH).exists()


def test_editor_writes_for_an_organization_and_it_is_public_at_once(client: Client) -> None:
    place(MAYEN)
    editor, organization = people.editor(), OrganizationFactory(name="Möbelbrücke")
    form = form_at(editor, "/admin/notices/new/")
    said = {"notice_type": "request", "category": "furniture", "name": "Bett", "text": "Ein Bett.", "email": "moebel@example.org"}
    answer = editor.post("/admin/notices/new/", form | said | {"organization": str(organization.translation_key)})
    assert answer.status_code == 302
    notice = Notice.objects.get()
    assert (notice.state, notice.organization_name, notice.place) == (State.OPEN, "Möbelbrücke", "")
    assert kinds_of_mails(notice) == ["public"]
    found = client.get(f"/api/v1/board/{notice.uuid}").json()
    assert found["organization"] == {"id": str(organization.translation_key), "name": "Möbelbrücke"}
    assert b"moebel@example.org" not in client.get(path_of(notice.uuid, "de")).content


@pytest.mark.parametrize(
    "said, field",
    [
        ({"name": ""}, "name"),
        ({"text": "x" * 1001}, "text"),
        ({"email": "nein"}, "email"),
        ({"valid_until": "2001-01-01"}, "valid_until"),
        ({"valid_until": "2099-01-01"}, "valid_until"),
        ({"organization": "7b3a0000-0000-4000-8000-000000000000"}, "organization"),
        ({"organization": "x"}, "organization"),
        ({"place": "999999999999"}, "place"),
        ({"quantity": "-1"}, "quantity"),
    ],
)
def test_form_says_what_makes_no_sense(said: dict[str, Any], field: str) -> None:
    place(MAYEN)
    editor = people.editor()
    good = {"notice_type": "request", "category": "rooms", "name": "Raum", "text": "Ein Raum.", "email": "a@example.org"}
    answer = editor.post("/admin/notices/new/", form_at(editor, "/admin/notices/new/") | good | said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert not Notice.objects.exists()


def test_moderator_writes_for_the_own_place_alone() -> None:
    place(ANDERNACH), place(MAYEN)
    moderator = moderator_of(MAYEN)
    form = form_at(moderator, "/admin/notices/new/")
    good = {"notice_type": "request", "category": "rooms", "name": "Raum", "text": "Ein Raum.", "email": "a@example.org"}
    for foreign in (ANDERNACH, ""):
        answer = moderator.post("/admin/notices/new/", form | good | {"place": foreign})
        assert list(answer.context["form"].errors) == ["place"]
    assert not Notice.objects.exists()


def test_mending_keeps_the_state_and_what_stands_beside(client: Client) -> None:
    notice, editor = public(), people.editor()
    form = form_at(editor, address(notice, "edit/{0}/"))
    assert editor.post(address(notice, "edit/{0}/"), form | {"name": "Deutsch üben in Mayen"}).status_code == 302
    changed = Notice.objects.get()
    assert (changed.state, changed.name, changed.secret) == (State.OPEN, "Deutsch üben in Mayen", notice.secret)
    assert "Deutsch üben in Mayen" in client.get("/de/board/").content.decode()


def test_mending_an_older_text_is_refused_and_nothing_of_it_is_lost() -> None:
    """The author says that it still holds while an editor mends a word."""
    notice, editor = public(valid_until=timezone.localdate() + timedelta(days=3)), people.editor()
    form = form_at(editor, address(notice, "edit/{0}/"))
    states.still_holds(notice)
    answer = editor.post(address(notice, "edit/{0}/"), form | {"name": "Deutsch üben in Mayen"})
    assert (answer.status_code, answer.context["form"]["name"].value()) == (200, "Deutsch üben in Mayen")
    assert "inzwischen geändert" in str(answer.context["form"].non_field_errors())
    notice.refresh_from_db()
    assert (notice.name, notice.valid_until) == ("Deutsch üben", timezone.localdate() + timedelta(days=30))


def test_nobody_turns_the_answers_of_a_notice_to_another_address() -> None:
    notice, editor = public(), people.editor()
    form = form_at(editor, address(notice, "edit/{0}/"))
    editor.post(address(notice, "edit/{0}/"), form | {"email": "moderator@example.org", "name": "Anders"})
    assert Notice.objects.values_list("name", "email", "mailbox").get() == ("Anders", "ruth@example.org", "ruth@example.org")


def test_day_that_an_editor_chose_is_kept_when_it_is_published() -> None:
    notice, editor = submitted(), people.editor()
    day = timezone.localdate() + timedelta(days=10)
    form = form_at(editor, address(notice, "edit/{0}/"))
    editor.post(address(notice, "edit/{0}/"), form | {"valid_until": day.isoformat()})
    notice.refresh_from_db()
    decide(editor, notice, "publish")
    notice.refresh_from_db()
    assert (notice.state, notice.valid_until) == (State.OPEN, day)


def test_notice_stands_as_long_as_wanted_though_it_waited() -> None:
    notice = submitted(days=30)
    with time_machine.travel(timezone.now() + timedelta(days=10), tick=False):
        states.publish(notice, notice.revision)
        notice.refresh_from_db()
        assert notice.valid_until == timezone.localdate() + timedelta(days=30)


def test_moderator_ends_a_notice(client: Client) -> None:
    notice, editor = public(), people.editor()
    decide(editor, notice, "end")
    assert client.get(path_of(notice.uuid, "de")).status_code == 404
    assert kinds_of_mails(notice)[-1] == "taken_off"


def test_who_reads_a_notice_is_logged() -> None:
    notice, editor = submitted(), people.editor()
    editor.get(address(notice))
    assert list(ModelLogEntry.objects.for_instance(notice).values_list("action", flat=True)) == ["board.seen"]


def test_mail_that_was_not_sent_is_shown_and_sent_again() -> None:
    notice, editor = submitted(), people.editor()
    mail = Mail.objects.create(notice=notice, kind="public", problem="SMTP 550")
    assert "SMTP 550" in words_in(editor, address(notice))
    assert editor.post(address(notice), {"again": mail.pk}).status_code == 302
    assert Mail.objects.get(pk=mail.pk).problem == ""
    for again in (mail.pk, "x"):
        assert editor.post(address(notice), {"again": again}, follow=True).status_code == 404


def test_start_page_says_what_waits() -> None:
    submitted()
    assert "auf eine Entscheidung warten" in words_in(people.editor(), "/admin/")
    assert "auf eine Entscheidung warten" not in words_in(moderator_of("071375002"), "/admin/")


def test_list_takes_as_many_queries_for_three_as_for_one(django_assert_max_num_queries: Any) -> None:
    editor = people.editor()
    submitted()
    editor.get("/admin/notices/")
    with django_assert_max_num_queries(40) as one:
        editor.get("/admin/notices/")
    for number in range(2):
        submitted(email=f"{number}@example.org")
    with django_assert_max_num_queries(len(one)):
        editor.get("/admin/notices/")


def test_ended_notice_cannot_be_ended_or_published_again() -> None:
    notice, editor = public(), people.editor()
    states.end(notice, State.MATCHED)
    decide(editor, notice, "end")
    decide(editor, notice, "publish")
    notice.refresh_from_db()
    assert notice.state == State.MATCHED


def test_roles_of_the_plugin_are_made_with_those_of_the_site() -> None:
    load_roles()
    user = people.user("boss-of-mayen", "Moderators of the board")
    assert user.has_perm("board.change_notice")
    assert not user.has_perm("board.see_all_notices")
    assert not user.has_perm("board.delete_notice")
