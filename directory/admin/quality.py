"""What is missing for a good entry: the reasons, told in lists and at the top of each form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Accessibility, CostOption, ExtraOpening, Language, Organization, Phone, Schedule, Service
from directory.models.feature import Feature
from directory.models.location import LocationType
from directory.models.service_at_location import ServiceAtLocation

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

A_YEAR = timedelta(days=365)
SELF = OuterRef("pk")


@dataclass(frozen=True)
class Gap:
    """What a record may lack; `lacks` is true of those that do."""

    code: str
    label: StrOrPromise
    lacks: Q | Combinable


def unchecked() -> Q:
    """Nobody has checked it within a year."""
    return Q(assured_date=None) | Q(assured_date__lt=timezone.localdate() - A_YEAR)


def of_services() -> list[Gap]:
    number = Phone.objects.filter(Q(service=SELF) | Q(organization__services=SELF))
    hours = Q(service=SELF) | Q(service_at_location__service=SELF) | Q(location__service_at_locations__service=SELF)
    places = ServiceAtLocation.objects.filter(service=SELF)
    told = Accessibility.objects.filter(location=OuterRef("location"), feature=Feature.WHEELCHAIR)
    houses = places.filter(location__location_type=LocationType.PHYSICAL)
    return [
        Gap("description", _("description"), Q(description="")),
        Gap("first_step", _("first step for visitors"), Q(application_process="")),
        Gap("contact", _("phone number or e-mail"), Q(email="") & ~Exists(number)),
        Gap("place", _("place"), ~Exists(places)),
        Gap("hours", _("opening hours"), ~Exists(Schedule.objects.filter(hours)) & ~Exists(ExtraOpening.objects.filter(hours))),
        Gap("topics", _("topics"), ~Exists(Service.terms.through.objects.filter(service=SELF))),
        Gap("languages", _("languages spoken"), ~Exists(Language.objects.filter(service=SELF))),
        Gap("cost", _("cost"), Q(fees_description="") & ~Exists(CostOption.objects.filter(service=SELF))),
        Gap("accessibility", _("wheelchair access of a place"), Exists(houses.filter(~Exists(told)))),
        Gap("check", _("a check within a year"), unchecked()),
    ]


def of_organizations() -> list[Gap]:
    return [
        Gap("contact", _("phone number or e-mail"), Q(email="") & ~Exists(Phone.objects.filter(organization=SELF))),
        Gap("website", _("website"), Q(website="")),
        Gap("services", _("a published service"), ~Exists(Service.objects.filter(organization=SELF, live=True))),
        Gap("check", _("a check within a year"), unchecked()),
    ]


def gaps_of(model: type[Any]) -> list[Gap]:
    return {Service: of_services, Organization: of_organizations}.get(model, list)()


def lacking(records: QuerySet[Any], code: str) -> QuerySet[Any]:
    """Those that lack something."""
    return records.filter(next(one.lacks for one in gaps_of(records.model) if one.code == code))


def gaps_by_record(model: type[Any], keys: Iterable[int]) -> dict[int, list[StrOrPromise]]:
    """What each of some stored records lacks. One query."""
    gaps = gaps_of(model)
    told = {f"lacks_{one.code}": Case(When(one.lacks, then=Value(True)), default=Value(False)) for one in gaps}
    rows = model._default_manager.filter(pk__in=list(keys)).annotate(**told).values("pk", *told) if gaps else []
    return {row["pk"]: [one.label for one in gaps if row[f"lacks_{one.code}"]] for row in rows}
