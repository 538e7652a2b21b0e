"""Tags of the public templates. They read published documents and Wagtail's tree, never the directory's tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms import phone_numbers
from cms.languages import language_name, language_of, language_of_text
from site_pages import footer as page_footer
from site_pages.finder.live_services import services_like
from site_pages.reading import costs, formats, navigation, opening_hours
from site_pages.reading.links import current_language
from site_pages.reading.service_links import resolved
from site_pages.reading.service_path import finder_path

register = template.Library()
T = TypeVar("T")


def page_of(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, Any]]:
    """[{title, url, is_current, lang}]"""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    return once(context, "main_menu", lambda: navigation.main_menu(site, page_of(context), current_language()))


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context) -> list[dict[str, Any]]:
    """[{title, url, lang}]: the pages above this one."""
    return navigation.breadcrumbs(page_of(context), current_language())


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, Any]]:
    """[{code, name, direction, url, is_current}]: this page in each language, with its query."""
    request = context.get("request")
    path, query = (request.path, request.META.get("QUERY_STRING", "")) if request else ("/", "")
    return navigation.language_links(path, query, current_language(), context.get("language_urls"))


@register.simple_tag(takes_context=True)
def footer(context: Context) -> dict[str, Any]:
    """{contact, emergency_numbers, links, funding_notices}"""
    return page_footer.footer(current_language())


@register.simple_tag(takes_context=True)
def finder_url(context: Context) -> str:
    return once(context, "finder_path", lambda: finder_path(current_language()))


@register.simple_tag
def services_of(topic: str = "", place: str = "", limit: int = 5) -> list[dict[str, Any]]:
    """List items of services, as the directory is now."""
    return services_like(topic or "", place or "", limit or 0, current_language())


@register.simple_tag
def service_status(status: str) -> str:
    """What readers must know of a service that cannot be had as usual; "" for one that can."""
    words = {
        "inactive": _("Not offered at the moment"),
        "temporarily closed": _("Closed at the moment"),
        "defunct": _("No longer offered"),
    }
    return words.get(status, "")


@register.simple_tag
def week(schedules: Any) -> list[dict[str, Any]]:
    """[{weekday, times: [{hours, note}]}]"""
    return opening_hours.week(schedules or [], current_language())


@register.simple_tag
def schedule_extras(schedules: Any) -> list[str]:
    return opening_hours.extras(schedules or [], current_language())


@register.simple_tag
def costs_of(options: Any) -> list[dict[str, Any]]:
    """Cost options of HSDS, each with `price` and `note`."""
    return costs.costs_of(options or [], current_language())


@register.simple_tag
def lang_of(record: dict[str, Any], field: str) -> str:
    """The language of a field of a published record, or of an object inside one."""
    record = record or {}
    translation = record.get("x_translation", {})
    if field in [*translation.get("fallback_fields", []), *record.get("x_fallback_fields", [])]:
        return language_of(current_language()).chain[-1]
    return str(translation.get("requested") or current_language())


@register.simple_tag
def lang_attributes(code: str, text: str = "") -> SafeString:
    """`lang="ar" dir="rtl"`; of the source language where a text is given that has stayed in it, as names often do."""
    language = language_of_text(str(text or ""), language_of(code).code)
    return format_html('lang="{}" dir="{}"', language.code, language.direction)


@register.simple_block_tag
def left_to_right_numbers(content: str) -> SafeString:
    """Numbers of several groups and web addresses, in HTML, keep their order inside right-to-left text."""
    return mark_safe(formats.isolated(content) if language_of(current_language()).direction == "rtl" else content)  # noqa: S308  as it came


@register.filter
def local_date(value: Any) -> str:
    return formats.local_date(value, current_language())


@register.filter
def local_time(value: Any) -> str:
    return formats.local_time(value)


@register.filter
def local_number(value: Any) -> str:
    return formats.local_number(value, current_language())


@register.filter
def spoken_language(code: Any) -> str:
    return language_name(str(code), current_language())


@register.filter
def service_links(html: Any) -> SafeString:
    """Expanded rich text whose links to services lead to the page of the reader's language."""
    return mark_safe(resolved(str(html), current_language()))  # noqa: S308  as safe as it came


@register.filter
def phone_href(number: Any) -> str:
    """An address that phones dial: `tel:+492651…`; "" for what nobody can dial."""
    known = phone_numbers.read(str(number))
    return f"tel:{known.dialled}" if known else ""


@register.simple_tag
def phone_link(number: Any) -> SafeString:
    """A number as it is dialled, which a tap calls."""
    known = phone_numbers.read(str(number))
    if not known:
        return format_html('<bdi dir="ltr">{}</bdi>', number)
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', known.dialled, known.shown)


def once(context: Context, name: str, value: Callable[[], T]) -> T:
    """What several parts of a page ask for is read once a request."""
    request = context.get("request")
    memory: dict[str, Any] = {} if request is None else request.__dict__.setdefault("_wegweiser", {})
    key = f"{name} {current_language()}"
    if key not in memory:
        memory[key] = value()
    result: T = memory[key]
    return result
