"""What visitors report, and what they want to have translated."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.feedback.subject import Subject
from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument
from cms.published.projection import NOT_IN_LANGUAGE

LONGEST_MESSAGE = 2000


class FeedbackMessage(models.Model):
    """About one published record. Nothing is kept of who wrote it but what they gave, and that only until it is done."""

    kind = models.CharField(_("kind"), max_length=50, editable=False)
    uuid = models.UUIDField(editable=False)
    record = models.CharField(_("about"), max_length=500, help_text=_("What it was called when the message came."))
    language = models.CharField(_("language"), max_length=20, help_text=_("In which the visitor read the page."))
    subject = models.CharField(_("what is wrong"), max_length=10, choices=Subject.choices, help_text=_("As the visitor said."))
    message = models.TextField(_("message"), max_length=LONGEST_MESSAGE, blank=True, help_text=_("In the visitor's words."))
    contact = models.CharField(
        _("answer to"), max_length=200, blank=True, help_text=_("Only if the visitor wants an answer. Erased when it is done.")
    )
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    is_done = models.BooleanField(
        _("done"), default=False, help_text=_("Tick it when the entry is right again, and who asked for it has an answer.")
    )

    class Meta:
        verbose_name = _("message of a visitor")
        verbose_name_plural = _("messages of visitors")
        ordering = ["is_done", "-received_at", "-pk"]
        default_permissions = ("change", "delete", "view")  # visitors add them

    def __str__(self) -> str:
        return f"{self.record}: {self.get_subject_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_done:
            self.contact = ""
        super().save(*args, **kwargs)

    @property
    def page_address(self) -> str:
        """Of the record, while it is public."""
        documents = PublishedDocument.objects.current(self.kind, SOURCE_LANGUAGE).of(self.uuid)
        return documents.values_list("url", flat=True).first() or ""


class TranslationRequestQuerySet(models.QuerySet["TranslationRequest"]):
    def waiting(self) -> TranslationRequestQuerySet:
        """Without pages that are translated by now, or not public any more; with their German `title`."""
        documents = PublishedDocument.objects.filter(kind=OuterRef("kind"), uuid=OuterRef("uuid"))
        open_ = documents.filter(language=OuterRef("language"), state__in=NOT_IN_LANGUAGE)
        title = documents.filter(language=SOURCE_LANGUAGE).values("title")[:1]
        return self.filter(Exists(open_)).annotate(title=Subquery(title))


class TranslationRequest(models.Model):
    """How often visitors want a published record in a language. Its name stays in the window, where it can be erased."""

    kind = models.CharField(_("kind"), max_length=50, editable=False)
    uuid = models.UUIDField(editable=False)
    language = models.CharField(_("language"), max_length=20)
    requests = models.PositiveIntegerField(_("how often"), default=0)
    asked_at = models.DateTimeField(_("last asked for"), default=timezone.now)
    first_asked_at = models.DateTimeField(_("first asked for"), default=timezone.now)

    objects = TranslationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation that visitors ask for")
        verbose_name_plural = _("translations that visitors ask for")
        ordering = ["-requests", "-asked_at", "pk"]
        default_permissions = ("view",)  # visitors add them, translations end them
        constraints = [models.UniqueConstraint(fields=["kind", "uuid", "language"], name="translation_request_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid} ({self.language})"

    @classmethod
    def count(cls, document: PublishedDocument) -> None:
        """One more for a document."""
        what: dict[str, Any] = {"kind": document.kind, "uuid": document.uuid, "language": document.language}
        cls.objects.get_or_create(**what)
        cls.objects.filter(**what).update(requests=F("requests") + 1, asked_at=timezone.now())
