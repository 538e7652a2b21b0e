"""Whoever enters what is there already is told, with a link: two entries for one offer grow apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from cms.languages import ONLY_SOURCE_ROWS, is_source
from directory.models import DirectoryRecord, Location, Organization, Service

MOST = 3  # that are named


def warn_of_duplicates(request: HttpRequest, record: Any) -> None:
    """A message for the editor who has just saved a service, an organization or a location."""
    if not isinstance(record, (Service, Organization, Location)) or not is_source(record):
        return
    found = list(duplicates(record)[:MOST])
    if found:
        finder, label = AdminURLFinder(request.user), _("Open “%(name)s”")
        buttons = [messages.button(finder.get_edit_url(one), label % {"name": one}, new_window=True) for one in found]
        names = ", ".join(str(one) for one in found)
        text = _("There may be two entries for the same: %(names)s has the same name, phone number or address.")
        messages.warning(request, text % {"names": names}, buttons=buttons)


def duplicates(record: DirectoryRecord) -> Any:
    """Other German rows of its model with its name, or with a sign that only one of them should have."""
    alike = Q(name__iexact=record.name) | signs_of(record)
    others = type(record)._default_manager.filter(alike, **ONLY_SOURCE_ROWS).exclude(translation_key=record.translation_key)
    return others.distinct().order_by("name", "pk")


def signs_of(record: Any) -> Q:
    """Services of one organization share its phone, and offices in one house its address."""
    numbers = Q(phones__number__in=[one.number for one in record.phones.all()])
    if isinstance(record, Service):
        return (numbers & ~Q(organization=record.organization)) | same(record, "url")
    if isinstance(record, Organization):
        return numbers | same(record, "email") | same(record, "website")
    return at_addresses(record.addresses.all()) | (numbers & Q(place=record.place))


def same(record: Any, field: str) -> Q:
    value = getattr(record, field)
    return Q(**{f"{field}__iexact": value}) if value else Q(pk__in=[])


def at_addresses(addresses: Iterable[Any]) -> Q:
    found = Q(pk__in=[])
    for one in addresses:
        found |= Q(addresses__address_1__iexact=one.address_1, addresses__postal_code=one.postal_code)
    return found
