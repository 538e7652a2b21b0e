"""What every record of the directory is: drafted, reviewed, locked, translated, previewed and published alike."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail import hooks
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from cms.published.projecting import PublishedAtOnce
from cms.translations.minor_changes import MinorChangeForm, MinorChangeMixin
from cms.translations.outdated_words import KeepsOutdatedWords


class DirectoryRecord(
    PublishedAtOnce,
    MinorChangeMixin,
    KeepsOutdatedWords,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """A record whose German row is the source: it has structure and texts, rows in other languages only texts.

    `translation_key` is the public UUID; `kind` names the record in the published window.
    """

    kind: ClassVar[str]
    translatable_fields: ClassVar[list[Any]]
    base_form_class = MinorChangeForm
    preview_modes: ClassVar[list[Any]] = []  # only services have a page of their own

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def scheduled_revision(self) -> Any:
        """The revision that waits for its time; `known_schedule` is what a list has asked for all its rows at once."""
        return self.__dict__["known_schedule"] if "known_schedule" in self.__dict__ else super().scheduled_revision

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the hook `construct_<kind>_preview` adds is what the public page is rendered from."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        for added in hooks.get_hooks(f"construct_{self.kind}_preview"):
            context |= added(self)
        return context

    @property
    def is_public(self) -> bool:
        return bool(self.live and (self.expire_at is None or self.expire_at > timezone.now()))
