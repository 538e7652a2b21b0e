"""What is kept how long, what stays, and that nobody outside sees a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from cms.plugins.board import exchange, figures, states
from cms.plugins.board.models import Notice, Reply, Tally
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from cms.plugins.board.retention import erase
from cms.published.models import PublishedDocument
from tests.plugins.board.made import answered, fields, public, submitted

pytestmark = pytest.mark.django_db
AUTHOR = ("Kanaria Zitrone", "kanaria@example.org")
OTHER = ("Zaunkönig Blau", "zaunkoenig@example.org", "Kanarienfutter")
TEXT = ("Kanarienvogel gesucht", "Trillernde Zitronenzeisige")  # public as long as the notice is
CANARIES = (*AUTHOR, *OTHER)


def canary() -> Notice:
    notice = public(person=AUTHOR[0], email=AUTHOR[1], name=TEXT[0], text=TEXT[1])
    reply = answered(notice, person=OTHER[0], email=OTHER[1], text=OTHER[2])
    exchange.write(reply, "Danke", is_from_author=True)
    return notice


def in_the_database(prefix: str = "board_", words: tuple[str, ...] = CANARIES) -> list[str]:
    """Words of the people that stand anywhere in the plugin's tables, or in others."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(prefix):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names of our own tables
                text = repr(cursor.fetchall())
                found += [word for word in words if word in text]
    return sorted(set(found))


def numbers() -> list[int]:
    first = timezone.localdate().replace(day=1) - timedelta(days=200)
    last = timezone.localdate() + timedelta(days=200)
    return [figures.notices(first, last), figures.matched(first, last)]


@pytest.mark.parametrize("setting, days", [("", 30), ("7", 7)])
def test_everything_about_people_is_erased_after_the_time_that_is_set(
    monkeypatch: pytest.MonkeyPatch, setting: str, days: int
) -> None:
    if setting:
        monkeypatch.setenv("BOARD_KEPT_DAYS", setting)
    states.end(canary(), State.MATCHED)
    now, before = timezone.now(), numbers()
    with time_machine.travel(now + timedelta(days=days, hours=-1), tick=False):
        erase()
        assert in_the_database() == sorted(CANARIES)
    with time_machine.travel(now + timedelta(days=days, minutes=1), tick=False):
        erase()
        erase()
        assert in_the_database() == []
        assert in_the_database("", (*CANARIES, *TEXT)) == []
        assert not Notice.objects.exists()
    assert before == numbers() == [1, 1]
    assert Tally.objects.values_list("notice_type", "category", "place", "outcome", "number").get() == (
        *("offer", "language", "071370068068", "matched", 1),
    )


def test_numbers_of_several_notices_add_up() -> None:
    for outcome, email in [(State.MATCHED, "a"), (State.MATCHED, "b"), (State.CLOSED, "c")]:
        states.end(public(email=f"{email}@example.org"), outcome)
    before = numbers()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        erase()
    assert before == numbers() == [3, 2]
    assert sorted(Tally.objects.values_list("outcome", "number")) == [("closed", 1), ("matched", 2)]


def test_notice_that_nobody_confirms_is_erased_and_never_counted() -> None:
    states.submit(fields(person=AUTHOR[0], email=AUTHOR[1]))
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        states.let_time_pass()
        erase()
    assert in_the_database() == []
    assert not Tally.objects.exists()


def test_notice_that_nobody_decides_about_ends_and_is_erased() -> None:
    submitted(person=AUTHOR[0], email=AUTHOR[1])
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        states.let_time_pass()
    with time_machine.travel(timezone.now() + timedelta(days=62), tick=False):
        erase()
        assert in_the_database() == []


def test_reply_that_nobody_confirms_is_erased() -> None:
    answered(public(), person=OTHER[0], email=OTHER[1], text=OTHER[2], is_confirmed=False)
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        erase()
    assert in_the_database() == []
    assert (Notice.objects.count(), Reply.objects.count()) == (1, 0)


def test_notice_whose_time_is_over_is_erased_like_one_that_was_ended() -> None:
    notice = canary()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        states.let_time_pass()
        notice.refresh_from_db()
        assert notice.state == State.EXPIRED
    with time_machine.travel(timezone.now() + timedelta(days=62), tick=False):
        erase()
        assert in_the_database() == []


def test_person_stands_at_no_public_address(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    notice = canary()
    addresses = [path_of(notice.uuid, language) for language in ("de", "ar")]
    addresses += [f"/{language}/board/{page}" for language in ("de", "ar") for page in ("", "feed.xml", "new/")]
    addresses += [f"/de/board/reply/{notice.uuid}/", f"/de/board/mine/{notice.secret}/", "/embed/v1/de/board_notices/"]
    addresses += ["/api/v1/board", f"/api/v1/board/{notice.uuid}", "/sitemap.xml", "/de/search/?q=Kanaria"]
    seen_by_author = OTHER[:1]  # how somebody who answered wants to be called
    for path in addresses:
        answer = client.get(path, follow=True)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        hidden = [word for word in CANARIES if "/mine/" not in path or word not in seen_by_author]
        assert [word for word in hidden if word in text] == [], path
    documents = repr(list(PublishedDocument.objects.values()))
    assert [word for word in (*CANARIES, str(notice.secret)) if word in documents or word in caplog.text] == []
