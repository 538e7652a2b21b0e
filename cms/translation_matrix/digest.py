"""A mail to each translator about what is new to do, at most one a day."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from cms.feedback.models import TranslationRequest
from cms.languages import TARGETS, language_of
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import TranslationState
from cms.translation_matrix.addresses import models_by_kind
from cms.translation_matrix.models import TranslatorDigest
from cms.translation_matrix.runs.background import PERMISSION

DAY = timedelta(days=1)
A_LITTLE_LESS = timedelta(minutes=30)  # a job that runs daily is not a second earlier each day
ROLES = "django.contrib.auth.backends.ModelBackend"
MOST_TITLES = 10  # of a language in a mail
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What is new in a language: titles of outdated texts and of those that visitors ask for."""

    language: str
    outdated: Sequence[str]
    wanted: Sequence[str]

    @property
    def name(self) -> Any:
        return language_of(self.language).name_for_editors

    @property
    def parts(self) -> Iterator[tuple[str, Sequence[str], int]]:
        """Heading, the first titles, how many more."""
        for heading, titles in ((_("Outdated"), self.outdated), (_("Visitors ask for"), self.wanted)):
            if titles:
                yield heading, titles[:MOST_TITLES], max(len(titles) - MOST_TITLES, 0)

    @property
    def address(self) -> str:
        return absolute(f"{reverse('translation_matrix')}?language={self.language}")


def send_digests() -> None:
    """One mail that cannot be sent holds up no other; it is tried again the next time."""
    for user in translators():
        digest, _new = TranslatorDigest.objects.get_or_create(user=user)
        try:
            send_digest(digest)
        except (OSError, SMTPException):
            logger.exception("The mail about translations could not be sent to the user %s", user.pk)


def translators() -> QuerySet[Any]:
    """Active people with an address who may translate, and have not said that they want no mail."""
    people: Any = get_user_model()._default_manager
    found: QuerySet[Any] = people.with_perm(PERMISSION, include_superusers=False, backend=ROLES)
    wanted = Q(translator_digest=None) | Q(translator_digest__is_wanted=True)
    return found.filter(wanted).exclude(email="").order_by("pk")


def send_digest(digest: TranslatorDigest) -> bool:
    """True when a mail was sent. It is marked before, so that two workers never send it both."""
    now, before = timezone.now(), digest.sent_at
    if before and now - before < DAY - A_LITTLE_LESS:
        return False
    news = news_since(before or now - DAY, digest.languages or TARGETS)
    if not news or not TranslatorDigest.objects.filter(pk=digest.pk, sent_at=before).update(sent_at=now):
        return False
    try:
        mail(digest.user, news)
    except (OSError, SMTPException):
        TranslatorDigest.objects.filter(pk=digest.pk, sent_at=now).update(sent_at=before)
        raise
    return True


def news_since(moment: datetime, languages: Sequence[str]) -> list[News]:
    """Two queries."""
    documents = PublishedDocument.objects.public().filter(kind__in=models_by_kind(), language__in=languages)
    outdated = documents.filter(state=TranslationState.OUTDATED.value, outdated_since__gt=moment).order_by("sort_key", "uuid")
    requests: Any = TranslationRequest.objects.waiting().filter(language__in=languages, first_asked_at__gt=moment)
    late = list(outdated.values_list("language", "title"))
    asked = [(one.language, one.title) for one in requests.order_by("-requests", "pk")]
    found = [News(code, titles_in(code, late), titles_in(code, asked)) for code in TARGETS]
    return [one for one in found if one.outdated or one.wanted]


def titles_in(language: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    return [title for code, title in rows if code == language]


def mail(user: Any, news: Sequence[News]) -> None:
    """In the language in which the reader sees the admin."""
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        context = {"news": news, "account": absolute(reverse("wagtailadmin_account"))}
        send_mail(_("Translations to do"), render_to_string("admin/translator_digest.txt", context), None, [user.email])
