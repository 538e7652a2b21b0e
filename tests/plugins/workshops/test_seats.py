"""Who gets a place, who waits, who moves up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.plugins.workshops import seats
from cms.plugins.workshops.models import Mail, WorkshopDate
from tests.plugins.workshops.made import confirmed, kinds_of_mails, registered, states, workshop_date

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)


def later(**span: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def test_registration_is_confirmed_by_mail() -> None:
    date = workshop_date()
    registration = registered(date, name="Amal Haddad")

    assert registration.state == "pending"
    assert seats.confirm(registration) == "confirmed"
    assert kinds_of_mails(registration) == ["confirm", "confirmed"]


def test_confirming_again_changes_nothing() -> None:
    registration = confirmed(workshop_date())
    assert seats.confirm(registration) == "confirmed"
    assert kinds_of_mails(registration) == ["confirm", "confirmed"]


def test_last_place_is_given_once() -> None:
    date = workshop_date(capacity=1)
    first, second = registered(date, "Amal"), registered(date, "Boris")
    assert [seats.confirm(first), seats.confirm(second)] == ["confirmed", "waiting"]
    assert kinds_of_mails(second) == ["confirm", "waiting"]


@time_machine.travel(NOON, tick=False)
def test_place_that_becomes_free_is_offered_to_one_and_then_to_the_next() -> None:
    """The acceptance line: one cancels, exactly one offer; it expires, the next one."""
    date = workshop_date(capacity=5)
    people = [confirmed(date, f"Person {number:02}") for number in range(20)]
    assert list(states(date).values()) == ["confirmed"] * 5 + ["waiting"] * 15

    assert seats.cancel(people[2]) == "cancelled"
    offered = list(date.registrations.filter(state="offered"))
    assert [(one.name, one.state_until) for one in offered] == [("Person 05", NOON + timedelta(hours=48))]

    with time_machine.travel(NOON + timedelta(hours=47, minutes=59), tick=False):
        seats.move_up()
        assert date.registrations.get(state="offered") == people[5]
    with time_machine.travel(NOON + timedelta(hours=48), tick=False):
        seats.move_up()
        seats.move_up()
        assert date.registrations.get(state="offered") == people[6]
    found = states(date)
    assert (found["Person 05"], list(found.values()).count("waiting")) == ("expired", 13)
    assert kinds_of_mails(people[5]) == ["confirm", "waiting", "offer", "expired"]
    assert kinds_of_mails(people[6]) == ["confirm", "waiting", "offer"]


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("days, hours", [(30, 48), (2, 12)])
def test_offer_shortly_before_holds_half_a_day(days: int, hours: int) -> None:
    date = workshop_date(days=days, capacity=1)
    first, second = confirmed(date, "Amal"), confirmed(date, "Boris")
    seats.cancel(first)
    second.refresh_from_db()
    assert second.state_until == NOON + timedelta(hours=hours)


def test_offer_never_outlives_the_begin() -> None:
    date = workshop_date(days=1, capacity=1)
    first, second = confirmed(date, "Amal"), confirmed(date, "Boris")
    with time_machine.travel(date.starts_at - timedelta(hours=2), tick=False):
        seats.cancel(first)
        second.refresh_from_db()
        assert second.state_until == date.starts_at


def test_offer_is_accepted_or_declined() -> None:
    date = workshop_date(capacity=1)
    first, second, third = (confirmed(date, name) for name in ("Amal", "Boris", "Canan"))
    seats.cancel(first)
    assert seats.decline(second) == "declined"
    third.refresh_from_db()
    assert third.state == "offered"
    assert seats.accept(third) == "confirmed"
    assert kinds_of_mails(third) == ["confirm", "waiting", "offer", "confirmed"]


def test_offer_that_is_over_cannot_be_accepted() -> None:
    date = workshop_date(capacity=1)
    first, second = confirmed(date, "Amal"), confirmed(date, "Boris")
    seats.cancel(first)
    with later(hours=49), pytest.raises(seats.TooLate):
        seats.accept(second)
    second.refresh_from_db()
    assert second.state == "expired"


def test_registration_is_over_when_nobody_confirms_it() -> None:
    registration = registered(workshop_date())
    with later(hours=48), pytest.raises(seats.TooLate):
        seats.confirm(registration)


def test_nobody_confirms_after_the_last_moment() -> None:
    date = workshop_date(closes_at=timezone.now() + timedelta(hours=5))
    registration = registered(date)
    assert registration.state_until == date.closes_at
    with later(hours=5), pytest.raises(seats.TooLate):
        seats.confirm(registration)


def test_place_is_kept_for_whoever_is_offered_it() -> None:
    """Maybe becomes yes without one too many."""
    date = workshop_date(capacity=1)
    first, second = confirmed(date, "Amal"), confirmed(date, "Boris")
    seats.cancel(first)
    third = confirmed(date, "Canan")
    assert third.state == "waiting"
    assert seats.accept(second) == "confirmed"
    assert states(date) == {"Amal": "cancelled", "Boris": "confirmed", "Canan": "waiting"}


def test_cancelling_twice_frees_one_place() -> None:
    date = workshop_date(capacity=1)
    first, _second, _third = (confirmed(date, name) for name in ("Amal", "Boris", "Canan"))
    assert [seats.cancel(first), seats.cancel(first)] == ["cancelled", "cancelled"]
    assert list(states(date).values()) == ["cancelled", "offered", "waiting"]


def test_somebody_cancels_after_the_last_moment_but_not_after_the_begin() -> None:
    date = workshop_date(closes_at=timezone.now() + timedelta(hours=5))
    first, second = confirmed(date, "Amal"), confirmed(date, "Boris")
    with later(hours=6):
        assert seats.cancel(first) == "cancelled"
    with time_machine.travel(date.starts_at, tick=False), pytest.raises(seats.TooLate):
        seats.cancel(second)


def test_fewer_places_than_people_throw_nobody_out_and_offer_nothing() -> None:
    date = workshop_date(capacity=3)
    people = [confirmed(date, name) for name in ("Amal", "Boris", "Canan", "Dana")]
    WorkshopDate.objects.filter(pk=date.pk).update(capacity=1)
    seats.cancel(people[0])
    assert list(states(date).values()) == ["cancelled", "confirmed", "confirmed", "waiting"]
    seats.cancel(people[1])
    seats.cancel(people[2])
    assert list(states(date).values()) == ["cancelled", "cancelled", "cancelled", "offered"]


def test_more_places_are_offered_to_those_who_wait() -> None:
    date = workshop_date(capacity=1)
    for name in ("Amal", "Boris", "Canan", "Dana"):
        confirmed(date, name)
    WorkshopDate.objects.filter(pk=date.pk).update(capacity=3)
    with seats.locked(date.pk):
        pass
    assert list(states(date).values()) == ["confirmed", "offered", "offered", "waiting"]


def test_registering_twice_changes_nothing_and_says_so_by_mail() -> None:
    date = workshop_date()
    registration = confirmed(date, "Amal", email="amal@example.org")
    again = registered(date, "Somebody else", email="AMAL@example.org")
    assert (again.pk, again.name, again.state) == (registration.pk, "Amal", "confirmed")
    assert kinds_of_mails(again) == ["confirm", "confirmed", "already"]


def test_who_has_cancelled_registers_again_and_the_old_link_is_dead() -> None:
    date = workshop_date()
    registration = confirmed(date, "Amal")
    seats.cancel(registration)
    again = registered(date, "Amal")
    assert (again.pk, again.state, again.secret == registration.secret) == (registration.pk, "pending", False)


@pytest.mark.parametrize("fields", [{"is_open": False}, {"is_cancelled": True}])
def test_date_that_takes_nobody_refuses(fields: dict[str, bool]) -> None:
    date = workshop_date(**fields) if "is_open" in fields else workshop_date()
    WorkshopDate.objects.filter(pk=date.pk).update(**fields)
    with pytest.raises(seats.Closed):
        registered(date)
    assert not Mail.objects.exists()


def test_full_date_without_waiting_list_refuses() -> None:
    date = workshop_date(capacity=1, has_waiting_list=False)
    confirmed(date, "Amal")
    with pytest.raises(seats.Full):
        registered(date, "Boris")


def test_second_of_two_confirmations_learns_that_the_last_place_is_gone() -> None:
    date = workshop_date(capacity=1, has_waiting_list=False)
    first, second = registered(date, "Amal"), registered(date, "Boris")
    seats.confirm(first)
    with pytest.raises(seats.Full):
        seats.confirm(second)
    second.refresh_from_db()
    assert second.state == "pending"  # and may try again while the link holds


def test_nobody_takes_a_place_after_the_begin() -> None:
    """A date that is moved to an earlier time takes open answers along."""
    date = workshop_date(capacity=1)
    first, second, third = confirmed(date, "Amal"), confirmed(date, "Boris"), registered(date, "Canan")
    seats.cancel(first)
    WorkshopDate.objects.filter(pk=date.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    for act, registration in ((seats.accept, second), (seats.confirm, third)):
        with pytest.raises(seats.TooLate):
            act(registration)


def test_cancelling_what_was_never_confirmed_leaves_nothing() -> None:
    date = workshop_date()
    assert seats.cancel(registered(date)) == "cancelled"
    assert (date.registrations.count(), Mail.objects.count()) == (0, 0)
