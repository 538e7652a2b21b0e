"""Dates with registration as visitors read of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.languages import SOURCE_LANGUAGE
from cms.middleware import hold_until
from cms.plugins.workshops.calendar import ONE_DAY, date_in, events, moment
from cms.plugins.workshops.models import Registration, WorkshopDate
from cms.plugins.workshops.seats import KIND
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.formats import clock_time, day_in_year


def title_of(date: WorkshopDate, language: str) -> str:
    """As the calendar called it last."""
    return str(date.titles.get(language, date.name))


def title_language(date: WorkshopDate, language: str) -> str:
    return language if language in date.titles else SOURCE_LANGUAGE


def described(date: WorkshopDate, language: str) -> dict[str, str]:
    """What pages about a date begin with."""
    words = {"workshop": title_of(date, language), "workshop_language": title_language(date, language)}
    return words | {"times": times_of(date, language)}


def page_of(date: WorkshopDate, language: str) -> tuple[str, str]:
    """The path of the event's page, and why the date does not take place; nothing for what is not public any more."""
    document = events(language, [date.event]).get(date.event)
    found = date_in(document, date.date)
    return document.url if document else "", found.occurrence.get("reason", "") if found else ""


def times_of(date: WorkshopDate, language: str) -> str:
    """Day and times by the clock here, such as “Saturday, 12 December 2026, 9:30–15:30”."""
    return in_words(date.starts_at, date.ends_at, date.is_all_day, language)


def in_words(starts_at: datetime, ends_at: datetime, is_all_day: bool, language: str) -> str:
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at - ONE_DAY if is_all_day else ends_at)
    days, last = day_in_year(start.date(), language), day_in_year(end.date(), language)
    if is_all_day:
        return days if start.date() == end.date() else f"{days} – {last}"
    if end.date() > (start + NIGHT).date():
        return f"{day_and_time(starts_at, language)} – {day_and_time(ends_at, language)}"
    return _("%(day)s, %(times)s") % {"day": days, "times": f"{clock_time(start, language)}–{clock_time(end, language)}"}


def last_answer(registration: Registration, language: str) -> str:
    """Until when somebody has to answer."""
    return day_and_time(registration.state_until, language) if registration.state_until else ""


def day_and_time(value: datetime, language: str) -> str:
    local = timezone.localtime(value)
    return _("%(day)s, %(times)s") % {"day": day_in_year(local.date(), language), "times": clock_time(local, language)}


NIGHT = timedelta(hours=12)  # what ends in the morning belongs to the evening before


@dataclass(frozen=True)
class Offer:
    """A date in the list at the end of an event's page."""

    content: dict[str, Any]
    language: str

    @property
    def seats(self) -> str:
        return str(self.content["seats"])

    @property
    def url(self) -> str:
        return str(self.content["url"])

    @property
    def times(self) -> str:
        found = self.content["date"]
        all_day = bool(found.get("all_day"))
        ends = moment(found["ends_at"])
        return in_words(moment(found["starts_at"]), ends + ONE_DAY if all_day else ends, all_day, self.language)

    @property
    def can_register(self) -> bool:
        return self.seats in ("open", "waiting_list")

    @property
    def state_text(self) -> str:
        return {
            "open": _("Places are free"),
            "waiting_list": _("All places are taken, there is a waiting list"),
            "full": _("All places are taken"),
            "closed": _("Registration is closed"),
            "cancelled": _("Does not take place"),
        }[self.seats]

    @property
    def closes_text(self) -> str:
        closes_at = self.content.get("closes_at")
        return day_and_time(datetime.fromisoformat(closes_at), self.language) if closes_at else ""


def on_event_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    """One query."""
    found = PublishedDocument.objects.current(KIND, document.language).with_facet("event_id", [str(document.uuid)])
    offers = [Offer(content_of(one), document.language) for one in found]
    for one in found:
        hold_until(request, one.expires_at)
        hold_until(request, one.changes_at)
    if not offers:
        return None
    in_order = sorted(offers, key=lambda one: one.content["date"]["starts_at"])
    return {"offers": in_order, "can_register": any(one.can_register for one in offers)}
