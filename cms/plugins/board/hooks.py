"""What the plugin adds: a board with pages, a feed, a resource of the API, a frame, work for the worker, numbers."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import (
    ApiEndpoint,
    DemoContent,
    EmbedWidget,
    Job,
    PublishedKind,
    RecordSection,
    ReportFigure,
    TodoItem,
)
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.board import figures
from cms.plugins.board.admin.todo import what_waits
from cms.plugins.board.api import NoticeDetail, NoticeList
from cms.plugins.board.demo import notices
from cms.plugins.board.mails.sending import outbox
from cms.plugins.board.publishing import project_notices, public_notices
from cms.plugins.board.retention import erase
from cms.plugins.board.states import KIND, let_time_pass
from cms.plugins.board.visitors.board import board, feed
from cms.plugins.board.visitors.mine import mine, my_exchange, my_reply
from cms.plugins.board.visitors.reply import reply
from cms.plugins.board.visitors.showing import in_frame, notice_page, on_front_page
from cms.plugins.board.visitors.writing import change, write, write_part


@hookimpl
def published_kinds() -> list[PublishedKind]:
    page = {"template": "board/notice.html", "context": notice_page, "searched": True}
    return [PublishedKind.of_many(KIND, _("Offers and requests"), public_notices, project_notices, **page)]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [
        path("", board, name="board"),
        path("feed.xml", feed, name="feed"),
        path("new/", write, name="write"),
        path("reply/<uuid:uuid>/", reply, name="reply"),
        path("mine/<uuid:secret>/", mine, name="mine"),
        path("mine/<uuid:secret>/new/", write_part, name="write_part"),
        path("mine/<uuid:secret>/change/", change, name="change"),
        path("mine/<uuid:secret>/<int:reply>/", my_exchange, name="my_exchange"),
        path("mine/reply/<uuid:secret>/", my_reply, name="my_reply"),
    ]


@hookimpl
def api_endpoints() -> list[ApiEndpoint]:
    return [ApiEndpoint("", NoticeList, name="list"), ApiEndpoint("<uuid:uuid>", NoticeDetail, name="notice")]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("board/section.html", on_front_page, kinds=["home"])]


@hookimpl
def embed_widgets() -> list[EmbedWidget]:
    return [EmbedWidget("notices", _("Offers and requests"), "board/frame.html", in_frame)]


@hookimpl
def timetable() -> list[Job]:
    return [
        Job("send mails", timedelta(seconds=5), outbox.send_waiting),
        Job("end notices whose time is over, and remind before", timedelta(minutes=10), let_time_pass),
        Job("erase what is not needed any more", timedelta(hours=1), erase),
    ]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(when_published=notices.jobs)]


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(what_waits)]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [
        ReportFigure("notices", _("Offers and requests on the board"), figures.notices),
        ReportFigure("matched", _("Offers and requests that found somebody"), figures.matched),
    ]
