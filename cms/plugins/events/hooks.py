"""What the plugin adds: events with pages, a calendar, feeds, a resource of the API, and places where the next ones show."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path, re_path
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import (
    ApiEndpoint,
    DemoContent,
    EmbedWidget,
    Job,
    PageBlock,
    PublishedKind,
    RecordSection,
    TodoItem,
)
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.events.api import EventDetail, EventList
from cms.plugins.events.blocks import NextEventsBlock
from cms.plugins.events.calendar.event_page import event_page
from cms.plugins.events.calendar.showing import in_frame, of_organizer, on_front_page
from cms.plugins.events.calendar.views import calendar
from cms.plugins.events.demo import records
from cms.plugins.events.feeds.views import date_file, ics_feed, rss_feed
from cms.plugins.events.importing.admin import imported_events
from cms.plugins.events.importing.saving import fetch_due
from cms.plugins.events.publishing import KIND, project_events, public_events
from cms.plugins.events.upkeep import let_go


@hookimpl
def published_kinds() -> list[PublishedKind]:
    page = {"template": "events/event.html", "context": event_page, "searched": True}
    return [PublishedKind.of_many(KIND, _("Events"), public_events, project_events, **page)]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [
        path("", calendar, name="calendar"),
        path("calendar.ics", ics_feed, name="ics"),
        path("feed.xml", rss_feed, name="feed"),
        re_path(r"^(?P<short>[0-9a-f]{10})/(?P<date>[0-9a-f-]{36})\.ics$", date_file, name="date"),
    ]


@hookimpl
def api_endpoints() -> list[ApiEndpoint]:
    return [ApiEndpoint("", EventList, name="list"), ApiEndpoint("<uuid:uuid>", EventDetail, name="event")]


@hookimpl
def page_blocks() -> list[PageBlock]:
    return [PageBlock("next", NextEventsBlock())]


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(imported_events)]


@hookimpl
def timetable() -> list[Job]:
    return [
        Job("fetch calendars of others", timedelta(minutes=15), fetch_due),
        Job("let go of what the directory no longer has", timedelta(hours=1), let_go),
    ]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [
        RecordSection("events/section.html", on_front_page, kinds=["home"]),
        RecordSection("events/section.html", of_organizer, kinds=["service"]),
    ]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(records.jobs, records.translated, records.TRANSLATIONS)]


@hookimpl
def embed_widgets() -> list[EmbedWidget]:
    return [EmbedWidget("next", _("Next events"), "events/frame.html", in_frame)]
