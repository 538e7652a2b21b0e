"""Query parameters of the search of the whole site."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.fields import SearchWords
from api.parameters.base import PagedParameters
from cms.published.index.match import searched_kinds
from cms.search.reading import LONGEST_TEXT


class SearchParameters(PagedParameters):
    q = SearchWords(
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text=_("What somebody looks for: words, or a question, in whatever language and spelling."),
    )
    type = serializers.ChoiceField([], required=False, help_text=_("Only records of this type."))

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        kind: Any = fields["type"]
        kind.choices = sorted(searched_kinds())
        return fields
