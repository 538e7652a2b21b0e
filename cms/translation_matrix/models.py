"""What waits, runs or ran for many records at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import language_of


class TranslationRun(models.Model):
    """One action on many records, one after the other, into one language."""

    class Action(models.TextChoices):
        BEGIN = "begin", _("Ask translators")
        MACHINE = "machine", _("Translate by machine")
        FILE = "file", _("Translations from a file")

    action = models.CharField(_("action"), max_length=10, choices=Action)
    language = models.CharField(_("language"), max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.SET_NULL, null=True)
    publishes = models.BooleanField(_("publish at once"), default=False)
    made_at = models.DateTimeField(_("when the file was made"), null=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    worked_at = models.DateTimeField(_("last worked at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("run of translations")
        verbose_name_plural = _("runs of translations")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({language_of(self.language).name_for_editors})"

    def add(self, records: Iterable[RunRecord]) -> None:
        """Records in their order; the run is saved already."""
        rows = list(records)
        for row in rows:
            row.run = self
        RunRecord.objects.bulk_create(rows, batch_size=500)


class RunRecord(models.Model):
    """A record of a run. `texts` has for a file [path, German, translation, unfinished], and is emptied when it is done.

    `changed` counts texts; `problems` say in words what could not be done.
    """

    run = models.ForeignKey(
        TranslationRun, verbose_name=_("run of translations"), on_delete=models.CASCADE, related_name="records"
    )
    kind = models.CharField(_("kind"), max_length=50)
    uuid = models.UUIDField(_("id"))
    title = models.CharField(_("title"), max_length=255, blank=True)
    texts: Any = models.JSONField(_("texts"), default=list)
    is_done = models.BooleanField(_("done"), default=False)
    changed = models.PositiveIntegerField(_("changed texts"), default=0)
    problems: Any = models.JSONField(_("problems"), default=list)

    class Meta:
        verbose_name = _("record of a run")
        verbose_name_plural = _("records of a run")
        ordering = ["pk"]
        indexes = [models.Index(fields=["run", "is_done"], name="run_record_to_do")]

    def __str__(self) -> str:
        return self.title or str(self.uuid)


class TranslatorDigest(models.Model):
    """Which mails about new work somebody wants, and when the last one was sent."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="translator_digest"
    )
    is_wanted = models.BooleanField(
        _("mail about translations"),
        default=True,
        help_text=_("What is outdated and what visitors ask for: at most one mail a day, none when nothing is new."),
    )
    languages: Any = models.JSONField(_("languages"), default=list, blank=True, help_text=_("None ticked: all languages."))
    sent_at = models.DateTimeField(_("last sent"), null=True, editable=False)

    class Meta:
        verbose_name = _("mail to a translator")
        verbose_name_plural = _("mails to translators")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)
