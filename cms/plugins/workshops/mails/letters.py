"""What a mail says, in the language in which somebody registered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.languages import SOURCE_LANGUAGE
from cms.mailing.letter import Words
from cms.plugins.workshops.models import Mail, Registration
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.showing import last_answer, page_of, times_of, title_language, title_of
from cms.published.addresses import absolute
from site_pages.reading.site import site

WITH_NAME = (MailKind.CONFIRM, MailKind.CONFIRMED)  # so that people see what they confirm


class Letter:
    """To be made with the language of its reader active."""

    def __init__(self, mail: Mail) -> None:
        self.mail, self.registration = mail, mail.registration
        self.date, self.language = mail.registration.workshop_date, mail.registration.reading_language

    @property
    def title(self) -> str:
        return " ".join(title_of(self.date, self.language).split())

    @property
    def title_language(self) -> str:
        return title_language(self.date, self.language)

    @cached_property
    def words(self) -> Words:
        return LETTERS[MailKind(self.mail.kind)](self)

    @property
    def subject(self) -> str:
        return f"{self.words.subject}: {self.title}"

    @property
    def address(self) -> str:
        """Of the reader's own page."""
        return absolute(reverse("workshops:mine", args=[self.registration.secret]))

    def context(self) -> dict[str, Any]:
        return {
            "letter": self,
            "words": self.words,
            "address": self.address,
            "site": site(self.language),
            "times": times_of(self.date, self.language),
            "words_language": SOURCE_LANGUAGE if self.mail.kind == MailKind.MESSAGE else self.language,
            "name": self.registration.name if self.mail.kind in WITH_NAME else "",
        }


def please_confirm(letter: Letter) -> Words:
    until = last_answer(letter.registration, letter.language)
    asked = _("You, or somebody with your mail address, want to register. Please confirm it until %(until)s.") % {"until": until}
    return Words(
        _("Please confirm your registration"),
        [asked, _("Only then do you have a place. If it was not you, do nothing: we erase your data by ourselves.")],
        _("Confirm"),
    )


def already_registered(letter: Letter) -> Words:
    return Words(
        _("You are registered already"),
        [_("Somebody has registered with your mail address once more. Nothing has changed.")],
        _("See my registration"),
    )


def have_a_place(letter: Letter) -> Words:
    return Words(
        _("You have a place"),
        [
            _("You are registered. We are glad that you come."),
            _("If you cannot come, please cancel: then somebody else gets your place."),
        ],
        _("See or cancel my registration"),
    )


def are_waiting(letter: Letter) -> Words:
    return Words(
        _("You are on the waiting list"),
        [_("All places are taken. As soon as one is free for you, we write to you. Please do not come without a place.")],
        _("See or cancel my registration"),
    )


def are_offered(letter: Letter) -> Words:
    until = last_answer(letter.registration, letter.language)
    offered = _("A place is free for you until %(until)s. Do you want it?") % {"until": until}
    return Words(_("A place is free"), [offered, _("After that it goes to the next one.")], _("Answer"))


def offer_is_over(letter: Letter) -> Words:
    return Words(
        _("The place was given to somebody else"),
        [_("You did not answer in time. If you still want to come, please register again.")],
        _("See my registration"),
    )


def have_cancelled(letter: Letter) -> Words:
    """Whoever has cancelled, the person or the organizer."""
    return Words(_("Your registration is cancelled"), [_("You can register again as long as there is room.")])


def is_called_off(letter: Letter) -> Words:
    _page, reason = page_of(letter.date, letter.language)
    told = [_("Unfortunately this date is cancelled. Please do not come."), reason]
    return Words(_("Does not take place"), list(filter(None, told)))


def is_changed(letter: Letter) -> Words:
    return Words(
        _("There is a change"),
        [_("The time or the place is another one now. Please look at it. If you cannot come then, please cancel.")],
        _("See or cancel my registration"),
    )


def takes_place_after_all(letter: Letter) -> Words:
    return Words(
        _("Takes place after all"),
        [_("This date was cancelled, but now it takes place. If you cannot come then, please cancel.")],
        _("See or cancel my registration"),
    )


def from_the_organizer(letter: Letter) -> Words:
    """In the organizer's words."""
    return Words(letter.mail.subject, letter.mail.text.split("\n\n"), _("See or cancel my registration"))


def certificate_is_ready(letter: Letter) -> Words:
    return Words(
        _("Your certificate"),
        [
            _("Thank you for taking part. Here you find your certificate as a file to print."),
            certificate_number(letter.registration),
        ],
        _("To the certificate"),
    )


def certificate_number(registration: Registration) -> str:
    found = getattr(registration, "certificate", None)
    return _("Its number is %(number)s.") % {"number": found.number} if found else ""


LETTERS: dict[MailKind, Callable[[Letter], Words]] = {
    MailKind.CONFIRM: please_confirm,
    MailKind.ALREADY: already_registered,
    MailKind.CONFIRMED: have_a_place,
    MailKind.WAITING: are_waiting,
    MailKind.OFFER: are_offered,
    MailKind.EXPIRED: offer_is_over,
    MailKind.CANCELLED: have_cancelled,
    MailKind.CALLED_OFF: is_called_off,
    MailKind.CHANGED: is_changed,
    MailKind.RESTORED: takes_place_after_all,
    MailKind.MESSAGE: from_the_organizer,
    MailKind.CERTIFICATE: certificate_is_ready,
}
