"""Records of the directory, published unless asked otherwise."""

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from directory.models import Location, Organization, Place, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from directory.models.place import place_uuid

POLCH, MAYEN, ANDERNACH = "071375002501", "071370068068", "071370003003"


def german() -> Locale:
    return Locale.objects.get_or_create(language_code="de")[0]


def place(ars: str = POLCH, name: str = "Polch", kind: str = "municipality") -> Place:
    defaults = {"name": name, "kind": kind, "uuid": place_uuid(ars), "postal_code": "56751"}
    return Place.objects.get_or_create(ars=ars, defaults=defaults)[0]


class RecordFactory(DjangoModelFactory):
    """Children are given as lists: `phones=[Phone(number="110")]`. `draft=True` leaves the record unpublished."""

    locale = factory.LazyFunction(german)

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, draft: bool = False, **kwargs: Any) -> Any:
        record = model_class(live=False, **kwargs)
        record.full_clean(exclude=["translation_key"])
        record.save()
        revision = record.save_revision()
        if not draft:
            revision.publish()
        return model_class.objects.get(pk=record.pk)


class TaxonomyFactory(RecordFactory):
    class Meta:
        model = Taxonomy

    code = "topics"
    name = "Themen"
    description = "Worum es geht."


class TaxonomyTermFactory(RecordFactory):
    class Meta:
        model = TaxonomyTerm

    taxonomy = factory.LazyFunction(lambda: Taxonomy.objects.filter(code="topics").first() or TaxonomyFactory())
    code = "sprache"
    name = "Deutsch lernen"
    description = "Kurse und Gespräche."


class OrganizationFactory(RecordFactory):
    class Meta:
        model = Organization

    name = factory.Sequence(lambda number: f"Verein {number}")
    description = "Hilft Menschen."


class LocationFactory(RecordFactory):
    class Meta:
        model = Location

    name = "Rathaus Polch"
    place = factory.LazyFunction(place)
    latitude = 50.298
    longitude = 7.317


class ServiceFactory(RecordFactory):
    class Meta:
        model = Service

    name = factory.Sequence(lambda number: f"Angebot {number}")
    description = "Was hier geschieht."
    organization = factory.SubFactory(OrganizationFactory)


def at(location: Location, schedules: list[Any] | None = None) -> ServiceAtLocation:
    """A service's place, for `ServiceFactory(service_at_locations=[at(location)])`."""
    made = ServiceAtLocation(location=location)
    made.schedules = schedules or []
    return made
