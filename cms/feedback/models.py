"""What a visitor has reported."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.feedback.subject import Subject
from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument

LONGEST_MESSAGE = 2000


class FeedbackMessage(models.Model):
    """About one published record. Nothing is kept of who wrote it but what they gave, and that only until it is done."""

    kind = models.CharField(max_length=50, editable=False)
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
