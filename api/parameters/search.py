"""Query parameters of the search of the whole site."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.fields import SearchWords, WholeNumber
from api.parameters.base import MOST_PER_PAGE, PER_PAGE, Parameters
from cms.search.results import searched_kinds

LONGEST_TEXT = 200


class SearchParameters(Parameters):
    q = SearchWords(
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text=_("What somebody looks for: words, or a question, in whatever language and spelling."),
    )
    type = serializers.ChoiceField([], required=False, help_text=_("Only records of this type."))
    page = WholeNumber(min_value=1, default=1, help_text=_("Number of the page, from 1."))
    per_page = WholeNumber(min_value=1, max_value=MOST_PER_PAGE, default=PER_PAGE, help_text=_("Items a page."))

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        kind: Any = fields["type"]
        kind.choices = sorted(searched_kinds())
        return fields
