"""Who gets a place. Each step is taken with the date's row locked, so that the last place is given once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from cms.mailing.mailbox import mailbox_of
from cms.plugins.workshops.models import Registration, WorkshopDate
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import ACTIVE, GONE, State
from cms.plugins.workshops.outbox import write
from cms.plugins.workshops.rules import CONFIRM_WITHIN, offer_until
from cms.published.projecting import project

KIND = "workshop_date"  # in the window


class NotPossible(Exception):
    """What somebody wants does not go any more."""


class Closed(NotPossible):
    """The date takes no registrations: it is cancelled, over, paused, or the last moment has passed."""


class Full(NotPossible):
    """There is no place left, and no waiting list."""


class TooLate(NotPossible):
    """The time for an answer is over."""


@contextmanager
def locked(pk: int) -> Iterator[WorkshopDate]:
    """The date, for this transaction alone; what has not been answered in time is over. Afterwards the window knows."""
    with just_locked(pk) as date:
        let_go_of_late(date)
        yield date


@contextmanager
def just_locked(pk: int) -> Iterator[WorkshopDate]:
    with transaction.atomic():
        date = WorkshopDate.objects.select_for_update().get(pk=pk)
        yield date
        project([(KIND, date.uuid)])


def free_places(date: WorkshopDate) -> int:
    """Below 0 when the number of places was lowered."""
    return date.capacity - date.registrations.with_a_seat().count()


def has_room(date: WorkshopDate) -> bool:
    """Whether the next one gets a place; those who wait go first."""
    return free_places(date) > 0 and not date.registrations.in_line().exists()


def register(pk: int, details: Mapping[str, str], language: str) -> None:
    """`details` are name, email, organization, place and needs. What came of it is told by mail alone.

    Nobody learns here whether a mail address is registered already. Closed or Full when the date takes nobody.
    """
    with locked(pk) as date:
        if not date.takes_registrations:
            raise Closed
        if not date.has_waiting_list and not has_room(date):
            raise Full
        mailbox = mailbox_of(details["email"])
        known = date.registrations.filter(mailbox=mailbox).first()
        if known and known.state not in (State.PENDING, *GONE):
            write(known, MailKind.ALREADY)
            return
        found = known or Registration(workshop_date=date, mailbox=mailbox)
        begin_anew(found, details, language, date.last_moment)
        write(found, MailKind.CONFIRM)


def begin_anew(registration: Registration, details: Mapping[str, str], language: str, last_moment: datetime) -> None:
    """Links of earlier mails lead nowhere any more; only who has not confirmed yet may use any of them."""
    now = timezone.now()
    for name, value in details.items():
        setattr(registration, name, value)
    registration.language = language
    registration.secret = registration.secret if registration.state == State.PENDING else uuid4()
    registration.registered_at, registration.queued_at = now, None
    to(registration, State.PENDING, until=min(now + CONFIRM_WITHIN, last_moment))


def to(registration: Registration, state: State, until: datetime | None = None) -> None:
    registration.state, registration.state_until = state, until
    registration.save()


def confirm(registration: Registration) -> State:
    """What the address in the mail leads to. Confirming again changes nothing. TooLate, Closed or Full."""
    with taken(registration) as (date, found):
        if found.state == State.PENDING:
            refuse_what_is_off(date)
            give_a_place(date, found)
    return answered(found)


def refuse_what_is_off(date: WorkshopDate) -> None:
    if date.is_cancelled:
        raise Closed
    if date.has_begun:
        raise TooLate


def give_a_place(date: WorkshopDate, registration: Registration) -> None:
    if has_room(date):
        to(registration, State.CONFIRMED)
        write(registration, MailKind.CONFIRMED)
    elif date.has_waiting_list:
        registration.queued_at = timezone.now()
        to(registration, State.WAITING)
        write(registration, MailKind.WAITING)
    else:
        raise Full


def accept(registration: Registration) -> State:
    """The place that was offered. TooLate or Closed."""
    with taken(registration) as (date, found):
        if found.state == State.OFFERED:
            refuse_what_is_off(date)
            to(found, State.CONFIRMED)
            write(found, MailKind.CONFIRMED)
    return answered(found)


def decline(registration: Registration) -> State:
    with taken(registration) as (date, found):
        if found.state == State.OFFERED:
            to(found, State.DECLINED)
            fill(date)
    return State(found.state)


def cancel(registration: Registration) -> State:
    """Until it begins, also when the date is full. Cancelling again changes nothing. TooLate after the begin.

    What was never confirmed is erased at once: the address may be somebody else's.
    """
    with taken(registration) as (date, found):
        if found.state == State.PENDING:
            found.delete()
            return State.CANCELLED
        if found.state in ACTIVE:
            if date.has_begun:
                raise TooLate
            to(found, State.CANCELLED)
            write(found, MailKind.CANCELLED)
            fill(date)
    return State(found.state)


@contextmanager
def taken(registration: Registration) -> Iterator[tuple[WorkshopDate, Registration]]:
    """A registration and its date as they are now, for this transaction alone."""
    with locked(registration.workshop_date_id) as date:
        found = date.registrations.get(pk=registration.pk)
        found.workshop_date = date
        yield date, found


def answered(registration: Registration) -> State:
    """TooLate for what has expired: its answer came after its time."""
    if registration.state == State.EXPIRED:
        raise TooLate
    return State(registration.state)


def fill(date: WorkshopDate) -> None:
    """Offers places that are free to those who wait, one place to one person."""
    if date.is_cancelled or date.has_begun:
        return
    for registration in date.registrations.in_line()[: max(free_places(date), 0)]:
        to(registration, State.OFFERED, until=offer_until(timezone.now(), date.starts_at))
        write(registration, MailKind.OFFER)


def let_go_of_late(date: WorkshopDate) -> None:
    """Who has not answered in time loses the offer; the next one gets it. While a date is cancelled, offers stand still."""
    late = date.registrations.late()
    for registration in late.filter(state=State.PENDING) if date.is_cancelled else late:
        was_offered = registration.state == State.OFFERED
        to(registration, State.EXPIRED)
        if was_offered and not date.has_begun:
            write(registration, MailKind.EXPIRED)
    fill(date)


def move_up() -> None:
    """For the timetable: what nobody answered, and places that are free."""
    ahead = WorkshopDate.objects.ahead().filter(is_cancelled=False, registrations__state=State.WAITING).distinct()
    free = [one.pk for one in ahead if free_places(one) > 0]
    late = Registration.objects.late().values_list("workshop_date", flat=True)
    for pk in {*free, *late}:
        with locked(pk):
            pass
