"""What plugins add to the pages of published records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.plugin_api.contributions import HeadLink, RecordSection
from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect
from cms.published.models import PublishedDocument

register = template.Library()


@register.simple_tag(takes_context=True)
def head_links(context: Context) -> SafeString:
    """`<link>` elements for the record that is shown."""
    found = parts("head_links", context, link)
    return format_html_join("\n", "{}", ((one,) for one in found))


@register.simple_tag(takes_context=True)
def record_sections(context: Context) -> SafeString:
    """Parts at the end of the page of the record that is shown."""
    found = parts("record_sections", context, partial(section, context))
    return format_html_join("\n", "{}", ((one,) for one in found))


def parts(hook: str, context: Context, render: Any) -> Sequence[SafeString]:
    """What the plugins give for a published record, without what fails or is empty."""
    document: PublishedDocument | None = context.get("published")
    if document is None or document.pk is None:
        return []
    asked = [(plugin, one) for plugin, one in collect(hook) if not one.kinds or document.kind in one.kinds]
    found = [guarded(plugin, hook, partial(render, one, document, context["request"]), None) for plugin, one in asked]
    return [one for one in found if one]


def link(given: HeadLink, document: PublishedDocument, request: HttpRequest) -> SafeString | None:
    attributes = given.attributes(document, request)
    return format_html("<link{}>", format_html_join("", ' {}="{}"', attributes.items())) if attributes else None


def section(context: Context, given: RecordSection, document: PublishedDocument, request: HttpRequest) -> SafeString | None:
    needed = given.context(document, request)
    if needed is None:
        return None
    return render_to_string(given.template, {str(name): value for name, value in context.flatten().items()} | needed, request)
