"""What somebody offers, or asks for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import SOURCE_LANGUAGE, language_of
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.roles import EVERYWHERE
from cms.plugins.board.rules import LONGEST_TEXT


class State(models.TextChoices):
    PENDING = "pending", _("mail address not confirmed")
    SUBMITTED = "submitted", _("waits for a decision")
    OPEN = "open", _("public")
    MATCHED = "matched", _("has found somebody")
    CLOSED = "closed", _("taken back")
    EXPIRED = "expired", _("its time is over")
    REJECTED = "rejected", _("not accepted")


ENDED = (State.MATCHED, State.CLOSED, State.EXPIRED, State.REJECTED)
ALIVE = (State.SUBMITTED, State.OPEN)
CHANGEABLE = (*ALIVE, State.REJECTED)  # by the author, who has been told why it was not accepted


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> NoticeQuerySet:
        return self.filter(state=State.OPEN, valid_until__gte=timezone.localdate())

    def of_user(self, user: object) -> NoticeQuerySet:
        """The district's editors see all, moderators those of their places and what lies in them."""
        if user.has_perm(f"board.{EVERYWHERE}"):  # type: ignore[attr-defined]  # the project's own user
            return self
        places = Q(pk=None)
        for ars in user.board_places.values_list("place__ars", flat=True):  # type: ignore[attr-defined]  # the same
            places |= Q(place__startswith=ars)
        return self.filter(places)

    def confirmed(self) -> NoticeQuerySet:
        """Whose mail address is its author's."""
        return self.exclude(state=State.PENDING)


class Notice(models.Model):
    """`uuid` is public. `secret` stands in the links of mails; whoever has it may end the notice and read the answers.

    `place` is the key of a municipality, "" for the whole district; `topics` are codes, `languages` ISO 639 codes.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    secret = models.UUIDField(default=uuid4, unique=True, editable=False)
    notice_type = models.CharField(_("kind"), max_length=10, choices=NoticeType)
    category = models.CharField(_("category"), max_length=12, choices=Category)
    name = models.CharField(_("heading"), max_length=100)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    language = models.CharField(_("language of the text"), max_length=20, default=SOURCE_LANGUAGE)
    place = models.CharField(_("place"), max_length=12, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    languages = models.JSONField(_("languages that are spoken"), default=list, blank=True)
    quantity = models.PositiveSmallIntegerField(
        _("how many"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    valid_until = models.DateField(_("stands until"))
    days = models.PositiveSmallIntegerField(_("days that it shall stand"), null=True, blank=True, editable=False)
    organization = models.UUIDField(_("organization"), null=True, blank=True)
    organization_name = models.CharField(_("name of the organization"), max_length=255, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    person = models.CharField(_("name of the author"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"))
    mailbox = models.CharField(max_length=254, editable=False)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PENDING, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    reason = models.TextField(_("why it was not accepted"), max_length=LONGEST_TEXT, blank=True, editable=False)
    made_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    opened_at = models.DateTimeField(_("public since"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    reminded_of = models.DateField(null=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-made_at", "pk"]
        permissions = [(EVERYWHERE, _("Sees the notices of all places"))]
        indexes = [models.Index(fields=["state", "valid_until"], name="notice_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False) | ~Q(state__in=ENDED) & Q(ended_at=None),
                name="notice_has_ended_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} ({self.pk})"  # no words of a person: this stands in logs

    @property
    def reading_language(self) -> str:
        """That of its author; German when the site has it no more."""
        return language_of(self.language).code

    @property
    def is_public(self) -> bool:
        return self.state == State.OPEN and self.valid_until >= timezone.localdate()

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED or (self.state == State.OPEN and self.valid_until < timezone.localdate())

    @property
    def may_be_changed(self) -> bool:
        return self.state in CHANGEABLE and self.valid_until >= timezone.localdate()

    @property
    def month(self) -> date | None:
        """In which it became public."""
        return month_of(self.opened_at) if self.opened_at else None


def month_of(moment: datetime) -> date:
    """Its first day."""
    return timezone.localtime(moment).date().replace(day=1)
