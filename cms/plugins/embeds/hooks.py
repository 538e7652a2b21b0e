"""What the plugin adds: an oEmbed provider, frames, data and a script for partners' sites."""

from django.urls import URLPattern, URLResolver, path

from cms.plugin_api.contributions import ApiEndpoint, HeadLink, RecordSection
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.embeds.builder import builder, share
from cms.plugins.embeds.frames.views import hours_frame, list_frame, map_frame, news_frame, record_frame, widget_frame
from cms.plugins.embeds.oembed import discovery, oembed
from cms.plugins.embeds.script import SCRIPTS, script
from cms.plugins.embeds.widget import WidgetList


@hookimpl
def root_urls() -> list[URLPattern | URLResolver]:
    return [
        path("oembed", oembed, name="oembed"),
        path("embed/v1/<str:language>/list/", list_frame, name="list"),
        path("embed/v1/<str:language>/map/", map_frame, name="map"),
        path("embed/v1/<str:language>/news/", news_frame, name="news"),
        path("embed/v1/<str:language>/hours/<uuid:uuid>/", hours_frame, name="hours"),
        path("embed/v1/<str:language>/<str:kind>/<uuid:uuid>/", record_frame, name="record"),
        path("embed/v1/<str:language>/<slug:widget>/", widget_frame, name="widget"),
        *(path(f"embed/{name}", script, {"name": name}, name=name) for name in SCRIPTS),
    ]


@hookimpl
def head_links() -> list[HeadLink]:
    return [HeadLink(discovery)]


@hookimpl
def public_urls() -> list[URLPattern | URLResolver]:
    return [path("", builder, name="builder")]


@hookimpl
def record_sections() -> list[RecordSection]:
    return [RecordSection("embeds/share.html", share, kinds=["service", "finder", "guide", "news"])]


@hookimpl
def api_endpoints() -> list[ApiEndpoint]:
    return [ApiEndpoint("list", WidgetList, name="list")]
