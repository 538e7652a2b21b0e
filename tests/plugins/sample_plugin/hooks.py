"""What the sample contributes: each hook of cms.plugin_api.hookspecs once."""

from django.urls import URLPattern, URLResolver, path
from wagtail import blocks

from cms.plugin_api.contributions import ApiEndpoint, PageBlock, PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from sample_plugin.api import BenchDetail, BenchList
from sample_plugin.publishing import KIND, project_bench, public_benches
from sample_plugin.views import bench, report


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
