"""What the plugin adds: registration on the pages of events, pages for it, work for the worker, numbers for the report."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import DemoContent, Job, PublishedKind, RecordSection, ReportFigure, TodoItem
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.workshops import calendar, figures
from cms.plugins.workshops.admin.todo import what_waits
from cms.plugins.workshops.demo import registrations
from cms.plugins.workshops.following import follow_calendar
from cms.plugins.workshops.mails.sending import outbox
from cms.plugins.workshops.publishing import project_dates, public_dates
from cms.plugins.workshops.retention import erase
from cms.plugins.workshops.seats import KIND, move_up
from cms.plugins.workshops.showing import on_event_page
from cms.plugins.workshops.visitors.certificates import certificates
from cms.plugins.workshops.visitors.mine import mine, my_calendar_file, my_certificate
from cms.plugins.workshops.visitors.register import register


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [PublishedKind.of_many(KIND, _("Registration for dates"), public_dates, project_dates, reads_window=True)]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [
        path("certificates/", certificates, name="certificates"),
        path("certificates/<slug:number>/", certificates, name="certificate"),
        path("mine/<uuid:secret>/", mine, name="mine"),
        path("mine/<uuid:secret>/calendar.ics", my_calendar_file, name="my_calendar_file"),
        path("mine/<uuid:secret>/certificate.pdf", my_certificate, name="my_certificate"),
        path("<uuid:uuid>/", register, name="register"),
    ]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("workshops/section.html", on_event_page, kinds=[calendar.KIND])]


@hookimpl
def timetable() -> list[Job]:
    return [
        Job("send mails", timedelta(seconds=5), outbox.send_waiting),
        Job("follow the calendar", timedelta(minutes=1), follow_calendar),
        Job("offer places that are free", timedelta(minutes=1), move_up),
        Job("erase what is not needed any more", timedelta(hours=1), erase),
    ]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(when_published=registrations.jobs)]


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(what_waits)]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [
        ReportFigure("workshops", _("Workshops that took place"), figures.workshops),
        ReportFigure("places", _("Places in workshops"), figures.places),
        ReportFigure("attendances", _("Attendances at workshops"), figures.attendances),
    ]
