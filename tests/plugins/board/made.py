"""Notices in all states, and people who answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.plugins.board import exchange, states
from cms.plugins.board.models import Mail, Notice, Reply
from cms.public_forms.forms import signer
from cms.users.roles import load_roles
from directory.models import Place
from directory.models.place import place_uuid
from tests.factories import people

MAYEN, POLCH, ANDERNACH = "071370068068", "071375002501", "071370003003"
NAMES = {MAYEN: "Mayen", POLCH: "Polch", ANDERNACH: "Andernach", "071375002": "Maifeld"}
POINTS = {MAYEN: (50.33, 7.22), POLCH: (50.30, 7.31), ANDERNACH: (50.44, 7.40)}


def place(ars: str = MAYEN) -> Place:
    kind = "municipality" if len(ars) == 12 else "association"
    latitude, longitude = POINTS.get(ars, (None, None))
    facts = {"uuid": place_uuid(ars), "name": NAMES[ars], "kind": kind, "latitude": latitude, "longitude": longitude}
    return Place.objects.get_or_create(ars=ars, defaults=facts)[0]


def fields(**said: Any) -> dict[str, Any]:
    """By the names of Notice."""
    usual = {
        "notice_type": "offer",
        "category": "language",
        "name": "Deutsch üben",
        "text": "Wir gehen eine Stunde spazieren und sprechen Deutsch.",
        "language": "de",
        "place": MAYEN,
        "topics": [],
        "languages": ["de"],
        "valid_until": timezone.localdate() + timedelta(days=30),
        "person": "Ruth",
        "email": "ruth@example.org",
    }
    return usual | said


def submitted(**said: Any) -> Notice:
    """Confirmed, and not decided yet."""
    place(MAYEN)
    notice = states.submit(fields(**said))
    states.confirm(notice)
    notice.refresh_from_db()
    return notice


def public(**said: Any) -> Notice:
    notice = submitted(**said)
    states.publish(notice, notice.revision)
    notice.refresh_from_db()
    return notice


def answered(notice: Notice, text: str = "Ich komme gern mit.", is_confirmed: bool = True, **said: str) -> Reply:
    details = {"person": "Amal", "email": "amal@example.org", "text": text, **said}
    exchange.reply(notice, details, "de")
    reply = notice.replies.latest("pk")
    if is_confirmed:
        exchange.confirm(reply)
        reply.refresh_from_db()
    return reply


def form(**said: Any) -> dict[str, Any]:
    """Filled in by a person, who needs ten seconds."""
    moment = signer.sign(str((timezone.now() - timedelta(seconds=10)).timestamp()))
    usual = {
        "notice_type": "offer",
        "category": "language",
        "name": "Deutsch üben",
        "text": "Wir gehen eine Stunde spazieren und sprechen Deutsch.",
        "language": "de",
        "place": "",
        "days": "30",
        "person": "Ruth",
        "email": "ruth@example.org",
        "moment": moment,
    }
    return usual | said


def message_form(**said: str) -> dict[str, str]:
    known = {"text": "Ich komme gern mit.", "person": "Amal", "email": "amal@example.org", "moment": form()["moment"]}
    return known | said


def text_of(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def kinds_of_mails(notice: Notice) -> list[str]:
    return list(Mail.objects.filter(notice=notice).order_by("pk").values_list("kind", flat=True))


def moderator_of(ars: str, name: str = "moderator") -> Client:
    """A person of a municipality."""
    load_roles()
    user = people.user(name, "Moderators of the board")
    user.board_places.create(place=place(ars))
    return people.browser_of(user)
