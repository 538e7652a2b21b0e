"""What a mail says, in the language in which somebody wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.mailing.letter import Words, letter
from cms.plugins.board.models import Mail, MailKind
from cms.plugins.board.models.mail import TO_AUTHOR
from cms.plugins.board.publishing import path_of
from cms.published.addresses import absolute
from site_pages.reading.formats import local_date
from site_pages.reading.site import site


def message(mail: Mail) -> EmailMultiAlternatives:
    """Nobody's address but the reader's own stands in it."""
    reader = mail.reader
    language = reader.reading_language
    with override(language):
        words = LETTERS[MailKind(mail.kind)](mail, language)
        context: dict[str, Any] = {
            "words": words,
            "address": absolute(address_of(mail, language)),
            "site": site(language),
            "notice": mail.notice,
            "name": "" if mail.kind == MailKind.CONFIRM else mail.notice.name,  # nobody is written to in others' words
            "said": mail.message.text if mail.message else "",
            "said_by": said_by(mail),
        }
        return letter(mail.uuid, reader.email, words.subject, "board/mail/letter", context, language)


def said_by(mail: Mail) -> str:
    """The name that the other one wants to be called by."""
    if mail.message is None or mail.reply is None:
        return ""
    return mail.notice.person if mail.message.is_from_author else mail.reply.person


def address_of(mail: Mail, language: str) -> str:
    """Of the reader's own page."""
    if mail.kind == MailKind.ANSWERED and mail.reply:
        return reverse("board:my_exchange", args=[mail.notice.secret, mail.reply.pk])
    if mail.kind in TO_AUTHOR:
        return reverse("board:mine", args=[mail.notice.secret])
    return reverse("board:my_reply", args=[mail.reply.secret]) if mail.reply else path_of(mail.notice.uuid, language)


def please_confirm(mail: Mail, language: str) -> Words:
    return Words(
        _("Please confirm your notice"),
        [
            _("You, or somebody with your mail address, wrote a notice for the board. Please confirm it within two days."),
            _("Then somebody of the district or of your town reads it, and it becomes public."),
            _("If it was not you, do nothing: we erase it by ourselves."),
        ],
        _("Confirm"),
    )


def is_public(mail: Mail, language: str) -> Words:
    until = local_date(mail.notice.valid_until, language)
    return Words(
        _("Your notice is public"),
        [
            _("Everybody can read it now, until %(until)s.") % {"until": until},
            _("Answers come to you by mail; nobody sees your address."),
            _("Please keep this mail: with the link you see who has answered, and end the notice."),
        ],
        _("See or end my notice"),
    )


def is_rejected(mail: Mail, language: str) -> Words:
    return Words(
        _("Your notice was not accepted"),
        [_("Somebody has read your notice, and it will not become public."), mail.notice.reason],
        _("See my notice"),
    )


def is_taken_off(mail: Mail, language: str) -> Words:
    return Words(
        _("Your notice was ended"),
        [_("Somebody of the district or of your town has ended your notice. If you have questions, please call us.")],
        _("See my notice"),
    )


def does_it_hold(mail: Mail, language: str) -> Words:
    until = local_date(mail.notice.valid_until, language)
    return Words(
        _("Does your notice still hold?"),
        [
            _("It stands until %(until)s. Then it ends by itself.") % {"until": until},
            _("Shall it stand longer, or have you found somebody? Please tell us with the link."),
        ],
        _("Still valid, or done"),
    )


def has_answered(mail: Mail, language: str) -> Words:
    return Words(
        _("Somebody has answered your notice"),
        [_("You can answer with the link. Do not answer this mail: it reaches nobody.")],
        _("Read and answer"),
    )


def please_confirm_reply(mail: Mail, language: str) -> Words:
    return Words(
        _("Please confirm your message"),
        [
            _("You, or somebody with your mail address, answered a notice."),
            _("Please confirm it within two days: only then is it sent."),
            _("If it was not you, do nothing: we erase it by ourselves."),
        ],
        _("Confirm"),
    )


def has_written_back(mail: Mail, language: str) -> Words:
    return Words(
        _("You have got an answer"),
        [_("You can answer with the link. Do not answer this mail: it reaches nobody.")],
        _("Read and answer"),
    )


def is_gone(mail: Mail, language: str) -> Words:
    return Words(
        _("The notice has ended"),
        [_("You answered a notice, and it has ended. What you wrote each other is erased after some weeks.")],
        _("Read once more"),
    )


LETTERS: dict[MailKind, Callable[[Mail, str], Words]] = {
    MailKind.CONFIRM: please_confirm,
    MailKind.PUBLIC: is_public,
    MailKind.REJECTED: is_rejected,
    MailKind.TAKEN_OFF: is_taken_off,
    MailKind.REMINDER: does_it_hold,
    MailKind.ANSWERED: has_answered,
    MailKind.CONFIRM_REPLY: please_confirm_reply,
    MailKind.WROTE_BACK: has_written_back,
    MailKind.GONE: is_gone,
}
