"""What happens to a notice. Each step is taken with its row locked, and the window knows afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from cms.mailing.mailbox import mailbox_of
from cms.plugins.board.models import Mail, MailKind, Notice
from cms.plugins.board.models.notice import ALIVE, State
from cms.plugins.board.rules import CONFIRM_WITHIN, REMIND_BEFORE, USUAL_DAYS
from cms.published.projecting import project

KIND = "notice"  # in the window


class NotPossible(Exception):
    """What somebody wants does not go any more."""


class Decided(NotPossible):
    """Somebody else was faster."""


class Changed(NotPossible):
    """It reads differently by now than what somebody has decided about."""


@contextmanager
def just_locked(pk: int) -> Iterator[Notice]:
    """The notice, for this transaction alone. NotPossible when it has been erased."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update().filter(pk=pk).first()
        if notice is None:
            raise NotPossible
        yield notice


@contextmanager
def locked(pk: int) -> Iterator[Notice]:
    """The same; afterwards the window knows, also of those that belong to it."""
    with just_locked(pk) as notice:
        yield notice
        project([(KIND, uuid) for uuid in (notice.uuid, *notice.children.values_list("uuid", flat=True))])


def write(notice: Notice, kind: MailKind) -> None:
    """In the same transaction as what it tells of."""
    Mail.objects.create(notice=notice, kind=kind)


def submit(fields: Mapping[str, Any]) -> Notice:
    """A notice whose author has to confirm the mail address."""
    with transaction.atomic():
        notice = Notice.objects.create(**fields, mailbox=mailbox_of(fields["email"]))
        write(notice, MailKind.CONFIRM)
    return notice


def submit_with(parent: Notice, fields: Mapping[str, Any]) -> Notice:
    """A second notice of an author whose address is confirmed, such as transport for what was found."""
    known = {name: getattr(parent, name) for name in ("person", "email", "mailbox", "organization", "organization_name")}
    return Notice.objects.create(**fields, **known, parent=parent, state=State.SUBMITTED)


def confirm(notice: Notice) -> None:
    """What the link in the mail leads to. Confirming again changes nothing."""
    with locked(notice.pk) as found:
        if found.state == State.PENDING:
            if is_too_late(found):
                raise NotPossible
            to(found, State.SUBMITTED)


def is_too_late(notice: Notice) -> bool:
    """To confirm its mail address."""
    return notice.made_at <= timezone.now() - CONFIRM_WITHIN


def to(notice: Notice, state: State) -> None:
    notice.state, notice.revision = state, notice.revision + 1
    notice.ended_at = timezone.now() if state not in (State.PENDING, *ALIVE) else None
    notice.save()


def publish(notice: Notice, revision: int) -> None:
    """By a moderator, who has read this revision. How long it stands is counted from the first time on. Decided or Changed."""
    with decided(notice, revision) as found:
        if found.days and not found.opened_at:
            found.valid_until = timezone.localdate() + timedelta(days=found.days)
        found.opened_at = found.opened_at or timezone.now()
        to(found, State.OPEN)
        write(found, MailKind.PUBLIC)


def reject(notice: Notice, revision: int, reason: str) -> None:
    """By a moderator; the author is told why. Decided or Changed."""
    with decided(notice, revision) as found:
        found.reason = reason
        finish(found, State.REJECTED)
        write(found, MailKind.REJECTED)


@contextmanager
def decided(notice: Notice, revision: int) -> Iterator[Notice]:
    with locked(notice.pk) as found:
        if found.state != State.SUBMITTED:
            raise Decided
        if found.revision != revision:
            raise Changed
        yield found


def still_holds(notice: Notice) -> None:
    """By its author: it stands as long again as is usual. NotPossible when it has ended."""
    with locked(notice.pk) as found:
        if not found.is_public:
            raise NotPossible
        found.valid_until = max(found.valid_until, timezone.localdate() + timedelta(days=USUAL_DAYS))
        found.revision += 1
        found.save()


def change(notice: Notice, fields: Mapping[str, Any]) -> None:
    """By its author: somebody reads it again before it is public. NotPossible when it is over."""
    with locked(notice.pk) as found:
        if not found.may_be_changed:
            raise NotPossible
        for name, value in fields.items():
            setattr(found, name, value)
        to(found, State.SUBMITTED)


def end(notice: Notice, outcome: State) -> None:
    """By its author. Ending again changes nothing."""
    with locked(notice.pk) as found:
        if found.state == State.PENDING:
            raise NotPossible
        if found.state in ALIVE:
            finish(found, outcome)


def take_off(notice: Notice) -> None:
    """By a moderator, when it is public already; its author is told. Decided when it has ended."""
    with locked(notice.pk) as found:
        if found.state not in ALIVE:
            raise Decided
        finish(found, State.CLOSED)
        write(found, MailKind.TAKEN_OFF)


def finish(notice: Notice, outcome: State) -> None:
    """Those who wrote to each other may go on until it is erased."""
    to(notice, outcome)
    for reply in notice.replies.sent():
        Mail.objects.create(notice=notice, reply=reply, kind=MailKind.GONE)


def let_time_pass() -> None:
    """For the timetable; it may run late, or twice. Nobody sees what is over, whether this has run or not."""
    today = timezone.localdate()
    Notice.objects.filter(state=State.PENDING, made_at__lte=timezone.now() - CONFIRM_WITHIN).delete()
    over = Notice.objects.filter(state__in=ALIVE, valid_until__lt=today)
    for pk in over.values_list("pk", flat=True):
        with locked(pk) as notice:
            if notice.state in ALIVE and notice.valid_until < today:
                finish(notice, State.EXPIRED)
    soon = Notice.objects.public().filter(valid_until__lte=today + REMIND_BEFORE)
    for pk in soon.filter(~Q(reminded_of=F("valid_until")) | Q(reminded_of=None)).values_list("pk", flat=True):
        remind(pk)


def remind(pk: int) -> None:
    """Once for each end that it has had, and not in the first half of a short notice."""
    with just_locked(pk) as notice:
        left = notice.valid_until - timezone.localdate()
        stood = timezone.now() - notice.opened_at if notice.opened_at else timedelta()
        if notice.is_public and notice.reminded_of != notice.valid_until and stood >= left:
            notice.reminded_of = notice.valid_until
            notice.save()
            write(notice, MailKind.REMINDER)
