"""What the plugin adds: pages to subscribe, issues by the worker, a number for the report."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import Job, RecordSection, ReportFigure
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.digest import figures
from cms.plugins.digest.issues import make_issues
from cms.plugins.digest.mails.sending import outbox
from cms.plugins.digest.subscribing import erase
from cms.plugins.digest.visitors.subscription import leave, mine, subscribe


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [
        path("", subscribe, name="subscribe"),
        path("mine/<uuid:secret>/", mine, name="mine"),
        path("mine/<uuid:secret>/leave/", leave, name="leave"),
    ]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("digest/section.html", lambda document, request: {}, kinds=["home", "news_index"])]


@hookimpl
def timetable() -> list[Job]:
    return [
        Job("send mails", timedelta(seconds=5), outbox.send_waiting),
        Job("make issues", timedelta(minutes=10), make_issues),
        Job("erase what is not needed any more", timedelta(hours=1), erase),
    ]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [ReportFigure("issues", _("Digests sent by mail"), figures.issues)]
