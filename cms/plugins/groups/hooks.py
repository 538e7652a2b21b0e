"""What the plugin adds: pages of groups, an area for their members, work for the worker, numbers for the report."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import DemoContent, Job, PublishedKind, PublishedSource, RecordSection, ReportFigure
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.groups import figures
from cms.plugins.groups.calendar import EVENT, project_meetings, public_meetings
from cms.plugins.groups.demo import groups as demo
from cms.plugins.groups.mails.letters import outbox
from cms.plugins.groups.members import area, documents, login, meetings
from cms.plugins.groups.public import decision_page, group_page, groups
from cms.plugins.groups.publishing import (
    DECISION,
    KIND,
    project_decisions,
    project_groups,
    public_decisions,
    public_groups,
)
from cms.plugins.groups.retention import erase


@hookimpl
def published_kinds() -> list[PublishedKind]:
    group = {"template": "groups/group.html", "context": group_page, "searched": True}
    decision = {"template": "groups/decision.html", "context": decision_page, "searched": True}
    return [
        PublishedKind.of_many(KIND, _("Working groups"), public_groups, project_groups, **group),
        PublishedKind.of_many(DECISION, _("Decisions of working groups"), public_decisions, project_decisions, **decision),
    ]


@hookimpl
def published_sources() -> list[PublishedSource]:
    return [PublishedSource(EVENT, public_meetings, project_meetings)]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    inside = "mine/<uuid:uuid>/"
    return [
        path("", groups, name="groups"),
        path("login/", login.log_in, name="login"),
        path("login/<str:token>/", login.log_in_by_link, name="log_in_by_link"),
        path("logout/", login.log_out, name="logout"),
        path("password/", login.password, name="password"),
        path("mine/", area.mine, name="mine"),
        path(inside, area.area, name="area"),
        path(f"{inside}leave/", area.leave_group, name="leave"),
        path(f"{inside}meetings/<uuid:meeting>/", meetings.meeting, name="meeting"),
        path(f"{inside}documents/", documents.upload, name="upload"),
        path(f"{inside}documents/<int:pk>/", documents.download, name="download"),
        path(f"{inside}documents/<int:pk>/remove/", documents.remove, name="remove"),
    ]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("groups/section.html", lambda document, request: {}, kinds=["home"])]


@hookimpl
def timetable() -> list[Job]:
    return [
        Job("send mails", timedelta(seconds=5), outbox.send_waiting),
        Job("erase what is not needed any more", timedelta(hours=1), erase),
    ]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(when_published=demo.jobs)]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [
        ReportFigure("meetings", _("Meetings of working groups"), figures.meetings),
        ReportFigure("attendances", _("Organizations at meetings"), figures.attendances),
        ReportFigure("decisions", _("Decisions of working groups"), figures.decisions),
    ]
