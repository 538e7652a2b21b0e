"""Documents of the window for the records of the directory: HSDS shapes as ready JSON, and words to search."""

from __future__ import annotations

from cms.published.projection import Document, TranslationState, encode
from cms.translations.texts import Texts
from directory import models
from directory.hsds.location import Location
from directory.hsds.organization import organization, organization_item
from directory.hsds.place import place
from directory.hsds.service import service
from directory.hsds.service_at_location import whole_service_at_location
from directory.hsds.service_item import service_item
from directory.hsds.taxonomy import taxonomy
from directory.hsds.taxonomy_term import taxonomy_term
from directory.models.service import ServiceStatus


def service_document(source: models.Service, texts: Texts, path: str) -> Document:
    shape = service(source, texts, path)
    item = service_item(source, Texts(texts.language, texts.translations), path)
    return Document(
        title=shape.name,
        item=encode(item),
        full=encode(shape),
        url=path,
        search_text=search_text(
            shape.name,
            shape.alternate_name,
            shape.description,
            item.organization.name if item.organization else None,
            *(term.name for term in [*shape.x_topics, *shape.x_audiences]),
            *(place.name for place in shape.x_places),
            *(words_of_location(one.location) for one in shape.service_at_locations),
        ),
        sort_key=sort_key(source, shape.name, texts),
        state=texts.state,
    )


def service_at_location_document(source: models.ServiceAtLocation, owner: models.Service, texts: Texts, path: str) -> Document:
    shape = whole_service_at_location(source, owner, texts, path)
    name = shape.service.name if shape.service else ""
    place_name = shape.location.name
    text = encode(shape)
    return Document(
        title=f"{name}, {place_name}",
        item=text,
        full=text,
        url=path,
        search_text=search_text(name, place_name, shape.service.description if shape.service else None),
        sort_key=sort_key(owner, f"{name}, {place_name}", texts),
        state=texts.state,
    )


def organization_document(source: models.Organization, texts: Texts) -> Document:
    shape = organization(source, texts)
    item = organization_item(source, Texts(texts.language, texts.translations))
    return Document(
        title=shape.name,
        item=encode(item),
        full=encode(shape),
        search_text=search_text(shape.name, shape.alternate_name, shape.description),
        state=texts.state,
    )


def taxonomy_document(source: models.Taxonomy, texts: Texts) -> Document:
    shape = taxonomy(source, texts)
    text = encode(shape)
    return Document(
        title=shape.name, item=text, full=text, search_text=search_text(shape.name, shape.description), state=texts.state
    )


def term_document(source: models.TaxonomyTerm, texts: Texts) -> Document:
    shape = taxonomy_term(source, texts)
    text = encode(shape)
    return Document(
        title=shape.name,
        item=text,
        full=text,
        search_text=search_text(shape.name, shape.description),
        sort_key=f"{source.taxonomy.code} {source.sort_order:05} {shape.name}",
        state=texts.state,
    )


def place_document(source: models.Place) -> Document:
    text = encode(place(source))
    return Document(title=source.name, item=text, full=text, search_text=search_text(source.name, source.postal_code))


def sort_key(source: models.Service, name: str, texts: Texts) -> str:
    """By name; what is in German only comes later, what is not offered at the moment last."""
    return f"{int(source.status == ServiceStatus.INACTIVE)}{int(texts.state == TranslationState.MISSING)} {name}"


def words_of_location(location: Location) -> str:
    """Name and streets."""
    return search_text(location.name, *(address.address_1 for address in location.addresses))


def search_text(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
