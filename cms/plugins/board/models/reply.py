"""What somebody answers to a notice, and what both write each other through the server."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import SOURCE_LANGUAGE, language_of
from cms.plugins.board.models.notice import Notice
from cms.plugins.board.rules import CONFIRM_WITHIN, LONGEST_TEXT


class ReplyQuerySet(models.QuerySet["Reply"]):
    def sent(self) -> ReplyQuerySet:
        return self.filter(is_confirmed=True)

    def late(self) -> ReplyQuerySet:
        """Nobody has confirmed the mail address in time."""
        return self.filter(is_confirmed=False, made_at__lte=timezone.now() - CONFIRM_WITHIN)


class Reply(models.Model):
    """`secret` is the key of whoever answers; the author of the notice reads with the secret of the notice."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="replies")
    secret = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"))
    mailbox = models.CharField(max_length=254, db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=20, default=SOURCE_LANGUAGE)
    is_confirmed = models.BooleanField(_("confirmed"), default=False)
    made_at = models.DateTimeField(_("written"), default=timezone.now)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["made_at", "pk"]
        default_permissions = ()  # nobody but the two reads them

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def reading_language(self) -> str:
        return language_of(self.language).code


class Message(models.Model):
    """The first one of a reply is what was written on the page of the notice."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="messages")
    is_from_author = models.BooleanField(_("by the author of the notice"), default=False)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"
