"""Whoever fills in a form need not ask: each field that is not obvious says what belongs there."""

from collections.abc import Iterator

import pytest
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from tests.admin_forms import form_of

OBVIOUS = {
    *("name", "title", "text", "label", "email", "phone", "phone_number", "type", "website", "currency", "department"),
    *(
        "weekday",
        "opens_at",
        "year_incorporated",
        "location",
        "first_day",
        "day",
        "taxonomy",
        "version",
        "assurance_method",
        "retrieved_at",
    ),
    *("address_1", "address_2", "postal_code", "city", "state_province", "source_url"),
    *("Organization_identifiers.identifier", "Service.places_total", "Accessibility.feature", "Accessibility.answer"),
    *("Languages.code", "FundingNotice.image", "Location.description"),
}
WAGTAILS = {"id", "DELETE", "ORDER", "go_live_at", "expire_at", "comment_notifications", "comments"}


def without_help(form: type[WagtailAdminModelForm], name: str) -> Iterator[tuple[str, str]]:
    """(field, form.field) of a form and of the panels in it."""
    for field, shown in form.base_fields.items():
        if field not in WAGTAILS and not shown.help_text:
            yield field, f"{name}.{field}"
    for panel, formset in getattr(form, "formsets", {}).items():
        if panel not in WAGTAILS:
            yield from without_help(formset.form, panel.capitalize())


@pytest.fixture
def unexplained(db: None) -> set[tuple[str, str]]:
    models = [*get_snippet_models(), *get_page_models()]
    return {field for model in models for field in without_help(form_of(model), model.__name__)}


def test_each_field_that_is_not_obvious_has_its_help(unexplained: set[tuple[str, str]]) -> None:
    assert {whole for field, whole in unexplained if not {field, whole} & OBVIOUS} == set()


def test_what_is_explained_is_not_called_obvious(unexplained: set[tuple[str, str]]) -> None:
    assert OBVIOUS - {name for names in unexplained for name in names} == set()
