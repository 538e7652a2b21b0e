"""Tags of the public templates. They read published documents and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
import segno
from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms import phone_numbers
from cms.languages import language_name, language_of, language_of_text
from cms.middleware import hold_until
from cms.published import addresses
from cms.published.models import PublishedDocument
from directory.models.answer import Answer
from directory.opening_hours.hours import Hours
from site_pages.finder.live_services import services_like
from site_pages.finder.similar import similar_services
from site_pages.reading import costs, formats, navigation, open_now, opening_hours
from site_pages.reading.links import current_language, place_of, with_place
from site_pages.reading.lists import pages_listed
from site_pages.reading.open_now import OpenNow
from site_pages.reading.site import site_for

register = template.Library()


@register.simple_tag(takes_context=True)
def site(context: Context) -> dict[str, Any]:
    """The frame around the page, see `site_pages.reading.site`."""
    return site_for(context.get("request"), current_language())


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, Any]]:
    """[{title, url, is_current, lang}]; services stand below their finder."""
    frame = site(context)
    content = context.get("document") or {}
    above = frame.get("finder", {}) if context.get("service") else {}
    return navigation.main_menu(frame, navigation.ids_here(content) | navigation.ids_here(above))


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context) -> list[dict[str, Any]]:
    """[{title, url, lang}]: the pages above this one; services stand below their finder."""
    document: PublishedDocument | None = context.get("published")
    if context.get("service"):
        finder = site(context).get("finder")
        return [*finder["ancestors"], finder] if finder else []
    return pages_listed(context["document"].get("ancestors", []), document) if document else []


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, Any]]:
    """[{code, name, direction, url, is_current}]: this page in each language, with its query."""
    request = context.get("request")
    path, query = (request.path, request.META.get("QUERY_STRING", "")) if request else ("/", "")
    return navigation.language_links(path, query, current_language(), context.get("language_urls"))


@register.simple_tag(takes_context=True)
def placed(context: Context, address: str) -> str:
    """An address that takes the visitor's place along."""
    return with_place(address, context.get("request"))


@register.filter
def absolute(path: Any) -> str:
    """The whole address of a path, for what is read on other sites."""
    return addresses.absolute(str(path or ""))


@register.simple_tag
@lru_cache
def icon(name: str) -> SafeString:
    """An icon of `components/icon.html`, drawn once, with the space that parts it from the words behind it."""
    return SafeString(render_to_string("components/icon.html", {"name": name}))


@register.simple_tag
@lru_cache
def topic_icon(code: str) -> SafeString:
    return SafeString(render_to_string("components/topic_icon.html", {"code": code}))


@register.simple_tag
def services_of(topic: str = "", place: str = "", limit: int = 5) -> list[dict[str, Any]]:
    """List items of services, as the directory is now."""
    return services_like(topic or "", place or "", limit or 0, current_language())


@register.simple_tag(takes_context=True)
def similar_to(context: Context, service: dict[str, Any]) -> list[dict[str, Any]]:
    """List items of other services of its topics, those around the visitor or around it first."""
    return similar_services(service, current_language(), place_of(context.get("request")))


@register.simple_tag
@lru_cache(1024)
def qr_code(address: str) -> SafeString:
    """An address as SVG, for those who hold the page in their hands."""
    drawn = segno.make(address, error="m").svg_inline(border=2, omitsize=True, svgclass="qr-code", lineclass=None)
    return mark_safe(drawn)  # noqa: S308  only paths


@register.simple_tag
def service_status(status: str) -> str:
    """What readers must know of a service that cannot be had as usual; "" for one that can."""
    words = {
        "inactive": _("Not offered at the moment"),
        "temporarily closed": _("Closed at the moment"),
        "defunct": _("No longer offered"),
    }
    return words.get(status, "")


@register.simple_tag(takes_context=True)
def open_state(context: Context, record: Mapping[str, Any]) -> OpenNow | None:
    """Whether a service is open now, or at the moment that a list was asked for; the page is kept until that changes."""
    hours = msgspec.json.encode(record.get("x_hours", []))
    moment = open_now.to_the_minute(context.get("open_at"))
    found = open_now.open_now(record.get("status", ""), hours, current_language(), moment)
    hold_until(context.get("request"), found.state.changes_at if found else None)
    return found


@register.simple_tag
def hours_among(places: Any, location: str = "") -> Hours:
    """The hours at one of the places of a service, by the id of the location."""
    return open_now.hours_among(places or [], location)


@register.simple_tag(takes_context=True)
def open_state_at(context: Context, hours: Hours) -> OpenNow:
    """Whether it is open now at one place."""
    found = open_now.open_at_place(hours, current_language())
    hold_until(context.get("request"), found.state.changes_at)
    return found


@register.filter
def week(hours: Hours) -> list[dict[str, Any]]:
    """[{weekday, is_today, times: [{hours, note}]}]"""
    return opening_hours.week(hours, current_language())


@register.filter
def hours_extras(hours: Hours) -> list[str]:
    return opening_hours.extras(hours, current_language())


@register.simple_tag
def hours_in_words(hours: Any) -> list[str]:
    """Of a person, as in the published record; [] when nothing is known."""
    return opening_hours.in_words(msgspec.convert(hours, type=Hours), current_language()) if hours else []


@register.filter
def hours_exceptions(hours: Hours) -> list[dict[str, Any]]:
    """[{when, what, reason, reason_language}] of the next two weeks."""
    return opening_hours.exceptions(hours, current_language())


@register.simple_tag
def costs_of(options: Any) -> list[dict[str, Any]]:
    """Cost options of HSDS, each with `price` and `note`."""
    return costs.costs_of(options or [], current_language())


@register.simple_tag
def leading_price(service: dict[str, Any]) -> str:
    """What stands first of its costs; "" when nobody knows a number."""
    return costs.leading_price(service.get("cost_options") or [], current_language())


@register.simple_tag
def answer(code: str | None) -> str:
    """ "yes", "no", or that nobody knows."""
    return str(Answer(code or Answer.UNKNOWN).label)


@register.simple_tag
def lang_of(record: Any, field: str) -> str:
    """The language of a field of a published record, or of an object inside one."""
    record = record if isinstance(record, dict) else {}
    translation = record.get("x_translation", {})
    if field in [*translation.get("fallback_fields", []), *record.get("x_fallback_fields", [])]:
        return language_of(current_language()).chain[-1]
    return str(translation.get("requested") or current_language())


@register.simple_tag
def lang_attributes(code: str, text: str = "") -> SafeString:
    """`lang="ar" dir="rtl"`; of the source language where a text is given that has stayed in it, as names often do."""
    language = language_of_text(str(text), language_of(code).code) if text else language_of(code)
    return attributes_of(language.code, language.direction)


@lru_cache
def attributes_of(code: str, direction: str) -> SafeString:
    return format_html('lang="{}" dir="{}"', code, direction)


@register.simple_block_tag
def left_to_right_numbers(content: str) -> SafeString:
    """Numbers of several groups and web addresses, in HTML, keep their order inside right-to-left text."""
    return mark_safe(formats.isolated(content) if language_of(current_language()).direction == "rtl" else content)  # noqa: S308  as it came


@register.filter
def local_date(value: Any) -> str:
    return formats.local_date(value, current_language())


@register.filter
def local_number(value: Any) -> str:
    return formats.local_number(value, current_language())


@register.filter
def spoken_language(code: Any) -> str:
    return language_name(str(code), current_language())


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
