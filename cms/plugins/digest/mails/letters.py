"""What the mails say, in the language of the subscription."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.mailing.letter import Words, letter
from cms.plugins.digest.kinds import Kind, Rhythm
from cms.plugins.digest.models import Mail, MailKind
from cms.published.addresses import absolute
from site_pages.reading.site import site

ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058


def message(mail: Mail) -> EmailMultiAlternatives:
    subscription = mail.subscription
    language = subscription.reading_language
    with override(language):
        words = words_of(mail)
        leave = absolute(reverse("digest:leave", args=[subscription.secret]))
        context: dict[str, Any] = {
            "words": words,
            "address": absolute(reverse("digest:mine", args=[subscription.secret])),
            "leave": leave,
            "site": site(language),
            "groups": list(grouped(mail)),
        }
        made = letter(mail.uuid, subscription.email, words.subject, "digest/mail/letter", context, language)
    if mail.kind == MailKind.ISSUE:
        made.extra_headers |= {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": ONE_CLICK}
    return made


def grouped(mail: Mail) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """(label of a kind, its entries with whole addresses)"""
    for kind in Kind:
        if found := [one | {"url": absolute(one["url"])} for one in mail.entries if one["kind"] == kind]:
            yield str(kind.label), found


def words_of(mail: Mail) -> Words:
    if mail.kind == MailKind.CONFIRM:
        return Words(
            _("Please confirm your subscription"),
            [
                _("You, or somebody with your mail address, wants to get news by mail. Please confirm it within seven days."),
                _("If it was not you, do nothing: we erase your address by ourselves."),
            ],
            _("Confirm"),
        )
    if mail.kind == MailKind.ALREADY:
        return Words(
            _("You get our news already"),
            [_("Somebody has asked for news with your mail address once more. With the link you change what you get, or leave.")],
            _("Change or leave"),
        )
    often = _("This week") if mail.subscription.rhythm == Rhythm.WEEKLY else _("This month")
    return Words(f"{often}: {site(mail.subscription.reading_language)['name']}", [], _("Change what you get"))
