"""Each hook of Wegweiser once."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.machine_translators.base import BaseMachineTranslator

from bookcases import publishing, upkeep, views
from cms.plugin_api.contributions import (
    ApiEndpoint,
    DemoContent,
    DirectoryImporter,
    EmbedWidget,
    HeadLink,
    Job,
    PageBlock,
    PublishedKind,
    RecordSection,
    ReportFigure,
    TodoItem,
)
from cms.plugin_api.hookspecs import hookimpl


@hookimpl
def api_endpoints() -> list[ApiEndpoint]:
    return [ApiEndpoint("list", views.BookcaseList, name="list")]


@hookimpl
def page_blocks() -> list[PageBlock]:
    words = [("book", blocks.CharBlock(label=_("book")))]
    return [PageBlock("tip", blocks.StructBlock(words, label=_("Book tip"), template="bookcases/tip.html"))]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [path("", views.about, name="about")]


@hookimpl
def root_urls() -> list[URLPattern | URLResolver]:
    return [path("bookcases.txt", views.as_text, name="text")]


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [
        PublishedKind(
            publishing.KIND,
            _("Bookcases"),
            sources=publishing.public_bookcases,
            project=publishing.project_bookcase,
            template="bookcases/bookcase.html",
            searched=True,
        )
    ]


@hookimpl
def head_links() -> list[HeadLink]:
    return [HeadLink(publishing.list_of_all, kinds=[publishing.KIND])]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("bookcases/beside.html", publishing.beside_services, kinds=["standard_page"])]


@hookimpl
def embed_widgets() -> list[EmbedWidget]:
    return [EmbedWidget("all", _("Bookcases"), "bookcases/all.html", publishing.all_bookcases)]


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(upkeep.closed_bookcases)]


@hookimpl
def timetable() -> list[Job]:
    return [Job("throw away", timedelta(days=7), upkeep.throw_away)]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [ReportFigure("shelves", _("Shelves"), upkeep.number_of_shelves)]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(lambda identity: [])]


@hookimpl
def directory_importers() -> list[type[DirectoryImporter]]:
    return [upkeep.OneALine]


@hookimpl
def machine_translators() -> list[type[BaseMachineTranslator]]:
    return [upkeep.Shouting]
