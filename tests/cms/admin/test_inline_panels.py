"""Each inline panel of each form, filled in as an editor would: in what is new and what is there, kept and published."""

import datetime

import pytest
from django import forms
from wagtail.snippets.models import get_snippet_models

from directory.models import Location, Service
from tests.admin_forms import address_in, address_of, form_at, form_of, new_rows
from tests.factories import people

PLAUSIBLE = {
    forms.EmailField: "info@example.org",
    forms.URLField: "https://example.org/",
    forms.DateTimeField: "2027-01-31 09:00",
    forms.DateField: datetime.date(2027, 1, 31).isoformat(),
    forms.TimeField: "09:00",
    forms.IntegerField: "1",
    forms.BooleanField: "on",
}
BY_NAME = {
    "opens_at": "08:00",
    "starts_at": "08:00",
    "new_starts_at": "08:00",
    "change": "moved",
    "valid_from": "2027-01-01",
    "number": "02651 01551",
    "phone_number": "02651 01552",
    "amount": "1.00",
    "country": "DE",
    "currency": "EUR",
}


def forms_and_panels():
    """(model, path of the panel); panels within a panel are joined by a dot."""
    for model in get_snippet_models():
        for name, formset in form_of(model).formsets.items():
            yield model, name
            yield from ((model, f"{name}.{inner}") for inner in formset.form.formsets)


def value_of(name, field):
    """What somebody would enter."""
    if name in BY_NAME:
        return BY_NAME[name]
    if isinstance(field, forms.ModelChoiceField):
        first = field.queryset.complex_filter(field.get_limit_choices_to() or {}).first()
        return str(first.pk) if first else ""
    if isinstance(field, forms.ChoiceField):
        return next((str(key) for key, _label in field.choices if key), "")
    return next((value for kind, value in PLAUSIBLE.items() if isinstance(field, kind)), "Text")


def filled(form, prefix="", *, only_required=False):
    fields = {name: field for name, field in form.base_fields.items() if name not in ("id", "DELETE")}
    if only_required:
        needed = ("organization", "taxonomy", "place", "location")
        fields = {name: field for name, field in fields.items() if field.required or name in needed}
    entered = {f"{prefix}{name}": value_of(name, field) for name, field in fields.items()}
    return {name: value for name, value in entered.items() if value}


def child_of(form, path, prefix=""):
    """One more child in a panel, as the browser names its fields; the panels beside it stay empty."""
    name, _dot, inner = path.partition(".")
    data = {}
    for other, formset in form.formsets.items():
        here = int(other == name)
        data |= {f"{prefix}{other}-TOTAL_FORMS": str(here), f"{prefix}{other}-INITIAL_FORMS": "0"}
        if here:
            data |= filled(formset.form, f"{prefix}{other}-0-") | child_of(formset.form, inner, f"{prefix}{other}-0-")
    return data


def one_of_each(form, prefix=""):
    """A row in every panel, and in every panel within it."""
    data = {}
    for name, formset in form.formsets.items():
        data |= {f"{prefix}{name}-TOTAL_FORMS": "1", f"{prefix}{name}-INITIAL_FORMS": "0"}
        data |= filled(formset.form, f"{prefix}{name}-0-") | one_of_each(formset.form, f"{prefix}{name}-0-")
    return data


def children(record, path):
    """The rows of a panel in the record's newest version."""
    rows = [record.get_latest_revision_as_object()]
    for name in path.split("."):
        rows = [child for row in rows for child in getattr(row, name).all()]
    return rows


def send(client, address, form):
    answer = client.post(address, form_at(client, address) | form)
    assert answer.status_code == 302, [
        answer.context["form"].errors,
        *(one.errors for one in answer.context["form"].formsets.values()),
    ]


def test_all_panels_are_found():
    found = {f"{model.__name__}.{path}" for model, path in forms_and_panels()}
    assert {"Service.contacts", "Service.service_at_locations.schedules", "Location.addresses"} <= found
    assert len(found) > 12


def newest(model):
    return model.objects.filter(locale__language_code="de").latest("pk")


def numbers_of_children(record):
    """Path of the panel → how many rows it has."""
    return {path: len(children(record, path)) for model, path in forms_and_panels() if model is type(record)}


MODELS = sorted({model for model, _path in forms_and_panels()}, key=lambda model: model.__name__)


@pytest.mark.parametrize("button", [{}, {"action-publish": "1"}], ids=["draft", "publish"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_panels_are_filled_in(content, model, button):
    client, form = people.editor(), form_of(model)
    record, rows = filled(form, only_required=True), one_of_each(form)
    send(client, address_in(model, "add"), record | rows | button)
    once = numbers_of_children(newest(model))
    assert (newest(model).live, set(once.values())) == (bool(button), {1}), once

    send(client, address_in(model, "add"), record | button)
    assert set(numbers_of_children(newest(model)).values()) == {0}
    send(client, address_of(newest(model), "edit"), rows | button)
    assert (newest(model).live, numbers_of_children(newest(model))) == (bool(button), once)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_rows_that_nobody_filled_in_are_left_out(content, model):
    client, add = people.editor(), address_in(model, "add")
    rows = new_rows(client, add, list(form_of(model).formsets))
    send(client, add, filled(form_of(model), only_required=True) | rows | {"action-publish": "1"})
    assert (newest(model).live, set(numbers_of_children(newest(model)).values())) == (True, {0})


@pytest.mark.parametrize("model,panel", [(Service, "languages"), (Service, "service_at_locations"), (Location, "languages")])
def test_same_child_twice_is_told(content, model, panel):
    client, form = people.editor(), form_of(model)
    once = child_of(form, panel)
    twice = {name.replace("-0-", "-1-", 1): value for name, value in once.items() if name.startswith(f"{panel}-0-")}
    new = filled(form, only_required=True) | once | twice | {f"{panel}-TOTAL_FORMS": "2"}
    answer = client.post(address_in(model, "add"), form_at(client, address_in(model, "add")) | new)
    assert answer.status_code == 200
    assert answer.context["form"].formsets[panel].non_form_errors()


def test_child_that_somebody_else_added_meanwhile_is_told(content):
    client, form = people.editor(), form_of(Service)
    send(client, address_in(Service, "add"), filled(form, only_required=True))
    edit = address_of(newest(Service), "edit")
    mine = form_at(client, edit) | child_of(form, "languages") | {"action-publish": "1"}
    assert client.post(edit, mine).status_code == 302
    answer = client.post(edit, mine)
    assert answer.status_code == 409
    assert "Es wurde nichts geändert" in answer.content.decode()
