"""Query parameters that many addresses know, and how a query is checked."""

import re
from datetime import UTC
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rest_framework import serializers

from api.fields import Flag, LanguageTag, SearchWords, WholeNumber
from cms.languages import CODES
from cms.published.models import PublishedDocumentQuerySet
from directory.filters import filters

PER_PAGE = 20
MOST_PER_PAGE = 100
LONGEST_SEARCH = 100
TABLES = ("csv", "xlsx")
OWN = frozenset(f"x_{name}" for name in filters.BY_NAME)


def whole(pattern: re.Pattern[str]) -> str:
    """For a RegexField: Django would find the pattern anywhere in a text."""
    return rf"\A(?:{pattern.pattern})\Z"


class Parameters(serializers.Serializer[Any]):
    """What every address knows."""

    lang = LanguageTag(
        required=False,
        help_text=format_lazy(
            _("Language of the answer, BCP 47. Wins over Accept-Language. Served: {codes}; others become de."),
            codes=", ".join(CODES),
        ),
    )


class PagedParameters(Parameters):
    page = WholeNumber(min_value=1, default=1, help_text=_("Number of the page, from 1."))
    per_page = WholeNumber(min_value=1, max_value=MOST_PER_PAGE, default=PER_PAGE, help_text=_("Items a page."))


class ListParameters(PagedParameters):
    """What every list knows. `facets` names the parameters that hold ids and are facets of the window."""

    facets: ClassVar[tuple[str, ...]] = ()
    formats: ClassVar[tuple[str, ...]] = ()  # besides json and ndjson

    format = serializers.ChoiceField([], default="json", help_text=_("Other than json: all of the list, without pages."))
    search = SearchWords(
        required=False,
        allow_blank=True,
        max_length=LONGEST_SEARCH,
        help_text=_("What somebody looks for, in whatever spelling; the search of the site."),
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        choice: Any = fields["format"]
        choice.choices = ["json", "ndjson", *self.formats]
        return fields

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        pages = {name for name in ("page", "per_page") if name in self.initial_data}
        if attrs["format"] != "json" and pages:
            raise serializers.ValidationError({key: ["Only format=json has pages."] for key in pages})
        sizes = {name for name in ("full", "minimal") if attrs.get(name)}
        if attrs["format"] in TABLES and sizes:
            raise serializers.ValidationError({key: ["A table has columns of its own."] for key in sizes})
        return attrs

    @classmethod
    def narrow(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> PublishedDocumentQuerySet:
        """Documents that all the filters let through; several ids in one filter are alternatives."""
        for name in cls.facets:
            if ids := asked.get(name):
                documents = cls.with_facet(documents, name, ids.split(","))
        if moment := asked.get("modified_after"):
            documents = documents.filter(record__modified_at__gte=moment)
        return filters.narrowed(documents, own_filters(asked))

    @classmethod
    def with_facet(cls, documents: PublishedDocumentQuerySet, name: str, ids: list[str]) -> PublishedDocumentQuerySet:
        return documents.with_facet(name, ids)

    @classmethod
    def narrows(cls, asked: dict[str, Any]) -> bool:
        """Whether a filter is asked for that looks into the content of records."""
        return any(asked.get(name) for name in ("search", *cls.facets)) or bool(own_filters(asked))

    @classmethod
    def beside(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> dict[str, Any]:
        """What stands beside a page of the documents."""
        return {}


class ChangedParameters(ListParameters):
    """For lists that say what has changed."""

    modified_after = serializers.DateTimeField(
        required=False,
        default_timezone=UTC,
        help_text=_("Only what was modified at this moment or later, ISO 8601; UTC unless it says an offset."),
    )


class MirrorParameters(ChangedParameters):
    """For lists that others keep a copy of."""

    full = Flag(default=False, help_text=_("Whole records, as at their own address, instead of items."))


def own_filters(asked: dict[str, Any]) -> dict[str, Any]:
    """The values of our own filters by their names, which have no `x_`."""
    return {name: asked[f"x_{name}"] for name in filters.BY_NAME if f"x_{name}" in asked}


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
