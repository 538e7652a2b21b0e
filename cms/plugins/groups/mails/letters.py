"""What the mails say."""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.languages import language_of
from cms.mailing.letter import Words, letter
from cms.mailing.outbox import Outbox
from cms.plugins.groups.members.tokens import token_of
from cms.plugins.groups.models import Mail
from cms.published.addresses import absolute
from site_pages.reading.site import site


def message(mail: Mail) -> EmailMultiAlternatives:
    """A link to log in is made when it is sent, so that it holds an hour from then on."""
    language = language_of(mail.language).code
    with override(language):
        words = invitation(mail.group.name) if mail.group else login_link()
        address = reverse("groups:login") if mail.group else reverse("groups:log_in_by_link", args=[token_of(mail.user)])
        context: dict[str, Any] = {"words": words, "address": absolute(address), "site": site(language), "group": mail.group}
        return letter(mail.uuid, mail.user.email, words.subject, "groups/mail/letter", context, language)


def invitation(group: str) -> Words:
    return Words(
        _("You are a member of a group"),
        [
            _("Your organization works with us in a group. There you find meetings, minutes and documents."),
            _("You need no password: write your mail address, and we send you a link."),
        ],
        _("To the groups"),
    )


def login_link() -> Words:
    return Words(
        _("Your link to log in"),
        [
            _("With this link you come to your groups. It holds one hour, and once."),
            _("If you did not ask for it, do nothing."),
        ],
        _("Log in"),
    )


def is_settled(mail: Mail) -> bool:
    """Whoever has left meanwhile gets nothing."""
    memberships = mail.user.group_memberships.all()
    is_member = memberships.filter(group=mail.group).exists() if mail.group else memberships.exists()
    return not (mail.user.is_active and is_member)


outbox = Outbox(lambda: Mail.objects.select_related("user", "group"), message, is_settled)
