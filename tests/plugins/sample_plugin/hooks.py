"""What the sample contributes: each hook of cms.plugin_api.hookspecs once."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, path
from wagtail import blocks
from wagtail_localize.machine_translators.base import BaseMachineTranslator

from cms.plugin_api.contributions import (
    ApiEndpoint,
    DemoContent,
    DirectoryImporter,
    EmbedWidget,
    HeadLink,
    Job,
    PageBlock,
    PublishedKind,
    PublishedSource,
    RecordSection,
    ReportFigure,
    TodoItem,
)
from cms.plugin_api.hookspecs import hookimpl
from sample_plugin.api import BenchDetail, BenchList
from sample_plugin.exchange import BenchFile, Echo
from sample_plugin.publishing import KIND, project_bench, project_benches, public_benches
from sample_plugin.upkeep import demo_benches, forget_benches, hidden_benches, number_of_benches
from sample_plugin.views import all_benches, bench, benches_here, feed_of_benches, report, walk


@hookimpl
def api_endpoints() -> list[ApiEndpoint]:
    return [
        ApiEndpoint("benches", BenchList, name="benches"),
        ApiEndpoint("benches/<uuid:uuid>", BenchDetail, name="bench"),
    ]


@hookimpl
def page_blocks() -> list[PageBlock]:
    words = [("text", blocks.CharBlock())]
    return [PageBlock("rest", blocks.StructBlock(words, template="sample_plugin/rest.html"))]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [path("report/", report, name="report")]


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [
        PublishedKind(
            KIND,
            "Benches",
            sources=public_benches,
            project=project_bench,
            template="sample_plugin/bench.html",
            context=bench,
        )
    ]


@hookimpl
def published_sources() -> list[PublishedSource]:
    return [PublishedSource("excursion", public_benches, project_benches)]


@hookimpl
def root_urls() -> list[URLPattern | URLResolver]:
    return [path("benches.txt", all_benches, name="all")]


@hookimpl
def head_links() -> list[HeadLink]:
    return [HeadLink(feed_of_benches, kinds=[KIND])]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("sample_plugin/walk.html", walk, kinds=[KIND])]


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(hidden_benches)]


@hookimpl
def timetable() -> list[Job]:
    return [Job("forget benches", timedelta(days=1), forget_benches)]


@hookimpl
def report_figures() -> list[ReportFigure]:
    return [ReportFigure("benches", "Benches", number_of_benches)]


@hookimpl
def embed_widgets() -> list[EmbedWidget]:
    return [EmbedWidget("benches", "Benches", "sample_plugin/benches.html", benches_here)]


@hookimpl
def demo_content() -> list[DemoContent]:
    return [DemoContent(demo_benches)]


@hookimpl
def directory_importers() -> list[type[DirectoryImporter]]:
    return [BenchFile]


@hookimpl
def machine_translators() -> list[type[BaseMachineTranslator]]:
    return [Echo]
