"""Events and when they take place."""

from cms.plugins.events.models.calendar_source import CalendarSource, TakenOver
from cms.plugins.events.models.date_change import Change, DateChange
from cms.plugins.events.models.event import Event, EventStatus
from cms.plugins.events.models.event_date import EventDate

__all__ = ["CalendarSource", "Change", "DateChange", "Event", "EventDate", "EventStatus", "TakenOver"]
