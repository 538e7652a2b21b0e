"""HSDS service with everything in it."""

from cms.translations.texts import Texts
from cms.translations.translation import translation
from directory import models
from directory.hsds.attribute import Attribute, attribute
from directory.hsds.contact import Contact, contact
from directory.hsds.cost_option import CostOption, cost_option
from directory.hsds.funding import Funding, funding
from directory.hsds.hours import closed_days
from directory.hsds.language import Language, language
from directory.hsds.phone import Phone, phone
from directory.hsds.program import Program, program
from directory.hsds.provenance import Source, provenance
from directory.hsds.required_document import RequiredDocument, required_document
from directory.hsds.schedule import Schedule, iso, schedules
from directory.hsds.service_area import ServiceArea, service_area
from directory.hsds.service_at_location import ServiceAtLocation, service_at_location
from directory.hsds.service_capacity import ServiceCapacity, capacities
from directory.hsds.service_item import ServiceItem, everywhere, extras, properties, public_places, public_terms
from directory.hsds.url import Url, urls
from directory.models.answer import Answer


class Service(ServiceItem, kw_only=True):
    program_id: str | None = None
    program: Program | None = None
    additional_urls: list[Url] = []
    funding: list[Funding] = []
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    service_at_locations: list[ServiceAtLocation] = []
    languages: list[Language] = []
    cost_options: list[CostOption] = []
    required_documents: list[RequiredDocument] = []
    contacts: list[Contact] = []
    attributes: list[Attribute] = []
    service_areas: list[ServiceArea] = []
    capacities: list[ServiceCapacity] = []
    wait_time: str | None = None
    x_child_care: str | None = None
    x_child_care_note: str | None = None
    x_schedule_notes: str | None = None
    x_next_review_date: str | None = None
    x_source: Source | None = None


def service(source: models.Service, texts: Texts, path: str) -> Service:
    """The whole service in the language of the words; reads only what is in memory or prefetched."""
    notes = texts.text(source, "schedule_notes")
    shape = Service(
        **properties(source, texts, path),
        **extras(source, texts),
        program_id=str(source.program.translation_key) if source.program else None,
        program=program(source.program, source.organization, texts.within("program")) if source.program else None,
        additional_urls=urls(source, "additional_urls", texts),
        funding=funding(source),
        phones=[phone(one, texts.language) for one in everywhere(source, source.phones.all())],
        schedules=schedules(source.schedules.all(), closed_days([source, source.organization], texts.within("schedules")), notes),
        service_at_locations=[service_at_location(one, source, texts) for one in public_places(source)],
        languages=[language(one, texts.language) for one in source.languages.all()],
        cost_options=[cost_option(one, source, texts) for one in source.cost_options.all()],
        required_documents=[required_document(one, source, texts) for one in source.required_documents.all()],
        contacts=[contact(one, source, texts) for one in everywhere(source, source.contacts.all())],
        attributes=[attribute(one, source.translation_key, texts) for one in public_terms(source)],
        service_areas=[service_area(one, source) for one in sorted(source.areas.all(), key=lambda one: one.ars)],
        capacities=capacities(source, texts.language),
        wait_time=texts.text(source, "wait_time"),
        x_child_care=source.child_care if source.child_care != Answer.UNKNOWN else None,
        x_child_care_note=texts.text(source, "child_care_note"),
        x_schedule_notes=notes,
        x_next_review_date=iso(source.next_review_date),
        x_source=provenance(source),
    )
    shape.x_translation = translation(texts)
    return shape
