"""Reads the forms of the admin as a browser does: what would be sent if somebody pressed the button."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

Form = dict[str, Any]
NOT_SENT = {"submit", "button", "file", "image", "reset"}


def form_at(client: Client, address: str) -> Form:
    """Values by name of the form in which a record or a page is written; a list where a field has several."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    form = soup.find("form", attrs={"data-edit-form": True})
    assert isinstance(form, Tag), f"{address} has no form"
    return sent_by(form)


def sent_by(form: Tag) -> Form:
    data = QueryDict(mutable=True)
    for field in form.select("input[name], select[name], textarea[name]"):
        for value in values_of(field):
            data.appendlist(str(field["name"]), value)
    return {name: values[0] if len(values) == 1 else values for name, values in data.lists()}


def new_rows(client: Client, address: str, panels: list[str]) -> Form:
    """What a form sends for the rows that its buttons "add" have just made, one in each panel."""
    soup, sent = BeautifulSoup(client.get(address).content, "html.parser"), {}
    for panel in panels:
        template = soup.find(id=f"id_{panel}-EMPTY_FORM_TEMPLATE")
        assert isinstance(template, Tag), f"{address} has no panel {panel}"
        row = BeautifulSoup(template.decode_contents().replace("__prefix__", "0"), "html.parser")
        for option in row.select("select:not(:has(option[selected])) option:first-of-type"):
            option["selected"] = ""
        sent |= sent_by(row) | {f"{panel}-0-ORDER": "1", f"{panel}-TOTAL_FORMS": "1"}
    return sent


def values_of(field: Tag) -> list[str]:
    kind = field.get("type", "text")
    if kind in NOT_SENT or field.has_attr("disabled"):
        return []
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        return [str(option.get("value", option.text)) for option in field.select("option[selected]")]
    if kind in ("checkbox", "radio"):
        return [str(field.get("value", "on"))] if field.has_attr("checked") else []
    return [str(field.get("value", ""))]


def address_of(record: Any, view: str, *args: Any) -> str:
    """Of a view of the record's viewset."""
    address: str = reverse(record.snippet_viewset.get_url_name(view), args=(record.pk, *args))
    return address


def address_in(model: type[Any], view: str) -> str:
    """Of a view that belongs to no single record: "list", "add"."""
    address: str = reverse(model.snippet_viewset.get_url_name(view))
    return address


def form_of(model: type[Any]) -> Any:
    """The class of the form of a page type or of a snippet."""
    return getattr(model, "snippet_viewset", model).get_edit_handler().get_form_class()
