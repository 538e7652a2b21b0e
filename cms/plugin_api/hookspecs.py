"""The whole contract between host and plugins: hooks without arguments, each called once at start-up.

A specification is a signature: mypy is told at each that its body is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:  # this module is loaded while the settings are read
    from django.urls import URLPattern, URLResolver
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

PROJECT_NAME = "wegweiser"
hookspec = pluggy.HookspecMarker(PROJECT_NAME)
hookimpl = pluggy.HookimplMarker(PROJECT_NAME)


@hookspec
def api_endpoints() -> list[ApiEndpoint]:  # type: ignore[empty-body]
    """Read-only resources, served at /api/v1/<plugin>/<path>."""


@hookspec
def page_blocks() -> list[PageBlock]:  # type: ignore[empty-body]
    """Blocks for the body of every page, stored as <plugin>_<name>."""


@hookspec
def public_urls() -> list[URLPattern | URLResolver]:  # type: ignore[empty-body]
    """Pages under /<language>/<plugin>/."""


@hookspec
def published_kinds() -> list[PublishedKind]:  # type: ignore[empty-body]
    """What goes into the published window, and how it is projected and rebuilt."""


@hookspec
def published_sources() -> list[PublishedSource]:  # type: ignore[empty-body]
    """Records of kinds that other plugins publish."""


@hookspec
def root_urls() -> list[URLPattern | URLResolver]:  # type: ignore[empty-body]
    """Addresses outside the tree of languages."""


@hookspec
def head_links() -> list[HeadLink]:  # type: ignore[empty-body]
    """Links in the head of records' pages."""


@hookspec
def record_sections() -> list[RecordSection]:  # type: ignore[empty-body]
    """Parts at the end of records' pages."""


@hookspec
def todo_items() -> list[TodoItem]:  # type: ignore[empty-body]
    """What waits for editors, on the start page of the admin."""


@hookspec
def timetable() -> list[Job]:  # type: ignore[empty-body]
    """What the worker does again and again."""


@hookspec
def report_figures() -> list[ReportFigure]:  # type: ignore[empty-body]
    """Numbers for the funder's report."""


@hookspec
def embed_widgets() -> list[EmbedWidget]:  # type: ignore[empty-body]
    """Frames for partners' sites."""


@hookspec
def demo_content() -> list[DemoContent]:  # type: ignore[empty-body]
    """Invented records for `make demo`."""


@hookspec
def directory_importers() -> list[type[DirectoryImporter]]:  # type: ignore[empty-body]
    """Readers of directories from elsewhere."""


@hookspec
def machine_translators() -> list[type[BaseMachineTranslator]]:  # type: ignore[empty-body]
    """Engines that translate; the first that can is asked."""
