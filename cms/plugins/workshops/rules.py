"""How long things take, how often they may be done, how long they are kept. Districts change some in the environment."""

from __future__ import annotations

from datetime import datetime, timedelta

from environ import Env

CONFIRM_WITHIN = timedelta(hours=48)
OFFER_HOLDS, SHORT_OFFER_HOLDS = timedelta(hours=48), timedelta(hours=12)
SHORTLY_BEFORE = timedelta(days=3)
NEEDS_ARE_KEPT = timedelta(days=14)  # after the date
MAILS_AN_HOUR = 3  # that somebody may cause to one mail address
NAMES_AN_HOUR = 20  # that may be tried from one address, and at one certificate
AN_HOUR = 60 * 60  # seconds
CORRECTIONS_TAKE = timedelta(minutes=30)  # until whoever was marked as present is told
FOLLOWED = timedelta(days=7)  # after the date: somebody may mend a slip
THREE_YEARS = 3 * 365


def offer_until(now: datetime, starts_at: datetime) -> datetime:
    """An offer never outlives the begin."""
    holds = SHORT_OFFER_HOLDS if starts_at - now < SHORTLY_BEFORE else OFFER_HOLDS
    return min(now + holds, starts_at)


def lists_are_kept() -> timedelta:
    """After the date; as the grant says and the data protection officer decides."""
    return timedelta(days=Env().int("WORKSHOP_LISTS_DAYS", default=THREE_YEARS))


def registrations_an_hour() -> int:
    """From one address, which may be that of a whole office; 0: as many as they like."""
    return int(Env().int("WORKSHOP_REGISTRATIONS_AN_HOUR", default=30))
