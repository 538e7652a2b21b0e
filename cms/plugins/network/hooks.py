"""What the plugin adds: a public page with its table as a file."""

from django.urls import URLPattern, URLResolver, path

from cms.plugin_api.contributions import RecordSection
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.network.views import network, network_file


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [path("", network, name="network"), path("network.csv", network_file, name="file")]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("network/section.html", lambda document, request: {}, kinds=["home"])]
