"""Query parameters of pages, guides and news."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.fields import AddressPath, FilterValue, Uuids
from api.parameters.base import ChangedParameters, Parameters
from cms.published.models import PublishedDocumentQuerySet
from directory.filters.filters import BY_NAME
from site_pages.models import BasePage

FEEDS = {"rss": "application/rss+xml; charset=utf-8", "jsonfeed": "application/feed+json"}  # their media types


def page_kinds() -> list[str]:
    """Kinds of all types of pages, those of plugins included."""
    return sorted(model.kind for model in apps.get_models() if issubclass(model, BasePage))


class PathParameters(Parameters):
    path = AddressPath(help_text=_("Where the page stands on the site, such as /ar/; its language is that of the address."))


class ContentParameters(ChangedParameters):
    facets = ("parent",)

    x_topic = FilterValue(BY_NAME["topic"], _("About this topic; the `code` of a term of the taxonomy `topics`."))
    x_place = FilterValue(BY_NAME["place"], _("About this municipality, or one of a district: an ARS or its first digits."))

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """A class cannot name a field `parent`, which serializers have themselves."""
        parent = Uuids(required=False, help_text=_("Directly below this page, or below one of several with commas between."))
        return super().get_fields() | {"parent": parent}


class NewsParameters(ContentParameters):
    formats = tuple(FEEDS)


class PageParameters(ContentParameters):
    type = serializers.ChoiceField([], required=False, help_text=_("Only pages of this type."))

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        kind: Any = fields["type"]
        kind.choices = page_kinds()
        return fields

    @classmethod
    def narrow(cls, documents: PublishedDocumentQuerySet, asked: dict[str, Any]) -> PublishedDocumentQuerySet:
        found = super().narrow(documents, asked)
        return found.filter(kind=asked["type"]) if "type" in asked else found

    @classmethod
    def narrows(cls, asked: dict[str, Any]) -> bool:
        return super().narrows(asked) or "type" in asked
