"""Query parameters: declared once, checked in one place, shown in OpenAPI."""

from datetime import UTC
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import override
from rest_framework import serializers

from api.fields import LanguageTag, SearchWords, Uuids, WholeNumber
from cms.languages import CODES
from cms.published.models import PublishedDocumentQuerySet

PER_PAGE = 20
MOST_PER_PAGE = 100
LONGEST_SEARCH = 100


class Parameters(serializers.Serializer[Any]):
    """What every address knows."""

    lang = LanguageTag(
        required=False,
        help_text=f"Language of the answer, BCP 47. Wins over Accept-Language. Served: {', '.join(CODES)}; others become de.",
    )


class ListParameters(Parameters):
    """What every list knows. `facets` names the parameters that hold ids and are facets of the window."""

    facets: ClassVar[tuple[str, ...]] = ()

    page = WholeNumber(min_value=1, default=1, help_text="Number of the page, from 1.")
    per_page = WholeNumber(min_value=1, max_value=MOST_PER_PAGE, default=PER_PAGE, help_text="Items a page.")
    search = SearchWords(
        required=False, allow_blank=True, max_length=LONGEST_SEARCH, help_text="Words that all occur somewhere in the texts."
    )

    @classmethod
    def narrow(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> PublishedDocumentQuerySet:
        """Documents that all the filters let through; several ids in one filter are alternatives."""
        documents = documents.containing(asked.get("search", ""))
        for name in cls.facets:
            if ids := asked.get(name):
                documents = documents.with_facet(name, ids.split(","))
        if moment := asked.get("modified_after"):
            documents = documents.filter(record__modified_at__gte=moment)
        return documents


class ServiceParameters(ListParameters):
    """For services, and for services at their places."""

    facets = ("taxonomy_term_id", "taxonomy_id", "organization_id")

    taxonomy_term_id = Uuids(required=False, help_text="Services with this term; several with commas between: any of them.")
    taxonomy_id = Uuids(required=False, help_text="Services with any term of this taxonomy.")
    organization_id = Uuids(required=False, help_text="Services of this organization.")
    modified_after = serializers.DateTimeField(
        required=False,
        default_timezone=UTC,
        help_text="Only what was modified at this moment or later, ISO 8601; UTC unless it says an offset.",
    )


class TaxonomyTermParameters(ListParameters):
    facets = ("taxonomy_id", "parent_id")

    taxonomy_id = Uuids(required=False, help_text="Terms of this taxonomy.")
    parent_id = Uuids(required=False, help_text="Terms directly below this one.")


def validated(parameters: type[Parameters], query: QueryDict) -> dict[str, Any]:
    """The values of a query, with defaults. ValidationError for unknown, repeated and malformed parameters."""
    with override("en"):
        checked = parameters(data=query.dict())
        wrong = unknown_or_repeated(query, set(checked.fields))
        if not checked.is_valid() or wrong:
            raise serializers.ValidationError({**checked.errors, **wrong})
    return checked.validated_data


def unknown_or_repeated(query: QueryDict, known: set[str]) -> dict[str, list[str]]:
    wrong = {name: ["This parameter is not known here."] for name in query if name not in known}
    return wrong | {name: ["Only once, please."] for name in query if name in known and len(query.getlist(name)) > 1}
