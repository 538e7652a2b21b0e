"""Events and when they take place."""

from cms.plugins.events.models.date_change import Change, DateChange
from cms.plugins.events.models.event import Event, EventStatus
from cms.plugins.events.models.event_date import EventDate

__all__ = ["Change", "DateChange", "Event", "EventDate", "EventStatus"]
