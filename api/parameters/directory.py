"""Query parameters of services and of all that belongs to them."""

from typing import Any, ClassVar

from django.db.models import Avg
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.fields import FilterValue, Flag, PostalCode, Uuids, WholeNumber
from api.parameters.base import OWN, TABLES, ListParameters, MirrorParameters, Parameters, own_filters
from cms.published.models import PublishedDocumentQuerySet, PublishedPoint
from directory.filters import filters
from directory.filters.counting import Counting

FARTHEST = 1_000_000  # metres


class ServiceFilters(MirrorParameters):
    """For services, and for services at their places; the filters that HSDS has not are called `x_`."""

    facets = ("taxonomy_term_id", "taxonomy_id", "organization_id")
    formats: ClassVar[tuple[str, ...]] = ("geojson",)
    kind: ClassVar[str] = "service"

    x_facets = Flag(default=False, help_text=_("Beside the list: how many records each value of the other filters has."))

    taxonomy_term_id = Uuids(required=False, help_text=_("Services with this term; several with commas between: any of them."))
    taxonomy_id = Uuids(required=False, help_text=_("Services with any term of this taxonomy."))
    organization_id = Uuids(required=False, help_text=_("Services of this organization."))

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return super().get_fields() | {f"x_{one.name}": FilterValue(one) for one in filters.FILTERS}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "x_radius" in attrs and "x_near" not in attrs:
            raise serializers.ValidationError({"x_radius": ["Only together with x_near."]})
        if attrs["x_facets"] and attrs["format"] != "json":
            raise serializers.ValidationError({"x_facets": ["Only format=json has something beside it."]})
        return super().validate(attrs)

    @classmethod
    def beside(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> dict[str, Any]:
        """{x_facets: {x_topic: [{value, count}]}} where it is asked for."""
        if not asked["x_facets"]:
            return {}
        others = {name: value for name, value in asked.items() if name not in OWN}
        found = Counting(cls.kind, cls.narrow(documents, others), own_filters(asked)).counts()
        return {"x_facets": {f"x_{name}": values for name, values in found.items()}}


class ServiceParameters(ServiceFilters):
    formats = (*ServiceFilters.formats, *TABLES)
    minimal = Flag(default=False, help_text=_("Of each service only id, name, status and last_modified."))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["minimal"] and attrs["full"]:
            raise serializers.ValidationError({"minimal": ["Either minimal or full."]})
        return super().validate(attrs)


class ServiceRecordParameters(Parameters):
    format = serializers.ChoiceField(["json", "ics"], default="json", help_text=_("ics: the hours as a calendar."))


class ServiceAtLocationParameters(ServiceFilters):
    kind = "service_at_location"

    postcode = PostalCode(required=False, help_text=_("At places with this postal code; with proximity: near their middle."))
    proximity = WholeNumber(
        required=False, min_value=1, max_value=FARTHEST, help_text=_("Metres from the middle of the places with that postcode.")
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "proximity" in attrs and "postcode" not in attrs:
            raise serializers.ValidationError({"proximity": ["Only together with postcode."]})
        return super().validate(attrs)

    @classmethod
    def narrow(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> PublishedDocumentQuerySet:
        found, code = super().narrow(documents, asked), asked.get("postcode")
        if code and "proximity" in asked:
            middle = middle_of(code)
            return found.near(*middle, asked["proximity"]) if middle else found.none()
        return found.with_facet_of("place", "place", "postal_code", [code]) if code else found


def middle_of(postal_code: str) -> tuple[float, float] | None:
    """Latitude and longitude of the centroid of the places with a postal code. One query."""
    points = PublishedPoint.objects.filter(
        record__kind="place", record__facets__name="postal_code", record__facets__value=postal_code
    ).aggregate(Avg("latitude"), Avg("longitude"))
    latitude, longitude = points["latitude__avg"], points["longitude__avg"]
    return None if latitude is None else (latitude, longitude)


class OrganizationRecordParameters(Parameters):
    full_service = Flag(default=False, help_text=_("Whole services, instead of their id, name and status."))


class OrganizationParameters(MirrorParameters, OrganizationRecordParameters):
    """Organizations are found by what their services are about."""

    formats = TABLES
    facets = ("taxonomy_term_id", "taxonomy_id")

    taxonomy_term_id = Uuids(required=False, help_text=_("Organizations that have a service with one of these terms."))
    taxonomy_id = Uuids(required=False, help_text=_("Organizations that have a service with any term of this taxonomy."))

    @classmethod
    def with_facet(cls, documents: PublishedDocumentQuerySet, name: str, ids: list[str]) -> PublishedDocumentQuerySet:
        return documents.with_facet_of("service", "organization_id", name, ids)


class TaxonomyTermParameters(ListParameters):
    facets = ("taxonomy_id", "parent_id")

    taxonomy_id = Uuids(required=False, help_text=_("Terms of this taxonomy."))
    parent_id = Uuids(required=False, help_text=_("Terms directly below this one."))
    top_only = Flag(default=False, help_text=_("Terms that stand below no other."))

    @classmethod
    def narrow(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> PublishedDocumentQuerySet:
        found = super().narrow(documents, asked)
        return found.without_facet("parent_id") if asked["top_only"] else found


class PlaceParameters(ListParameters):
    formats = ("geojson",)
