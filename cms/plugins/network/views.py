"""The public page, and its table as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.languages import LANGUAGES, language_of
from cms.middleware import hold_until
from cms.plugins.network.district import drawn
from cms.plugins.network.offers import names_of_organizations, offers
from cms.plugins.network.table import Table, partners
from cms.published.addresses import absolute
from cms.tables import csv_response
from site_pages.reading.links import current_language
from site_pages.reading.site import site_for


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """`?topic=&place=` narrow the organizations, and the topic the map; what makes no sense is left out, and said."""
    table = public_table(request)
    topic, place, notices = asked(request, table)
    context = {
        "language": language_of(table.language),
        "table": table,
        "topic": topic,
        "place": place,
        "notices": notices,
        "partners": partners(table, names_of_organizations(table.language), place, topic),
        "drawing": drawn(table, topic),
        "topic_of_map": next((one for one in table.topics if one.code == topic), None),
        "network_url": reverse("network:network"),
        "language_urls": {one.code: f"/{one.code}/network/" for one in LANGUAGES},
        "canonical_url": absolute(reverse("network:network")),
        "alternates": [(one, absolute(f"/{one.code}/network/")) for one in LANGUAGES],
    }
    return render(request, "network/network.html", context)


def public_table(request: HttpRequest) -> Table:
    """Facets hold on some days only, so it is another one tomorrow."""
    language = current_language()
    tomorrow = timezone.localdate() + timedelta(days=1)
    hold_until(request, timezone.make_aware(datetime.combine(tomorrow, time.min)))
    return Table(site_for(request, language), offers(), language)


def asked(request: HttpRequest, table: Table) -> tuple[str, str, list[str]]:
    topic, place = request.GET.get("topic", "").strip(), request.GET.get("place", "").strip()
    notices = []
    if topic and topic not in {one.code for one in table.topics}:
        topic, notices = "", [_("We do not know this topic.")]
    if place and place not in {one.ars for one in table.units}:
        place, notices = "", [*notices, _("We do not know this place.")]
    return topic, place, notices


@require_safe
def network_file(request: HttpRequest) -> HttpResponse:
    """Offers by town or association and topic, as CSV."""
    return csv_response("network", rows_of(public_table(request)))


def rows_of(table: Table) -> Iterator[list[Any]]:
    yield [_("Place"), _("Key (ARS)"), *(one.name for one in table.topics)]
    for row in table.rows:
        yield [row.unit.name, row.unit.ars, *(cell.offers for cell in row.cells)]
