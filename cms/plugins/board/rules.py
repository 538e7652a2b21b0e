"""How long notices stand, how often something may be done, how long it is kept. Districts change some in the environment."""

from __future__ import annotations

from datetime import timedelta

from environ import Env

CONFIRM_WITHIN = timedelta(hours=48)
USUAL_DAYS, MOST_DAYS = 30, 90  # a notice stands
CHOICES_OF_DAYS = (14, USUAL_DAYS, 60, MOST_DAYS)
REMIND_BEFORE = timedelta(days=7)  # the end
LONGEST_TEXT = 1000
REPLIES_A_DAY = 5  # from one mail address
MESSAGES_A_DAY = 20  # in one exchange, from one side
MAILS_AN_HOUR, MAILS_A_DAY = 5, 10  # that somebody may cause to one mail address
AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60  # seconds
NEIGHBOURS_WITHIN = 8_000  # metres, from the middle of one municipality to that of another
LEAST_MATCH, MOST_MATCHES = 5, 5  # points that a match has, and how many are shown


def kept_after_closing() -> timedelta:
    """What is about people: their addresses, their words, what they wrote each other."""
    return timedelta(days=Env().int("BOARD_KEPT_DAYS", default=30))


def notices_an_hour() -> int:
    """Notices and answers from one address, which may be that of a whole office; 0: as many as they like."""
    return int(Env().int("BOARD_NOTICES_AN_HOUR", default=20))
