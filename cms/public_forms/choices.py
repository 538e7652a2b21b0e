"""Choices whose words are of several languages, and say so: municipalities, and topics that nobody has translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from cms.languages import SOURCE_LANGUAGE, language_of

Frame = Mapping[str, Any]  # of the pages: places by association, topics


class Marked:
    """A widget that says of which language the words of a choice are, by `languages`."""

    languages: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]  # a widget's
        if code := self.languages.get(str(value)):
            option["attrs"] |= {"lang": language_of(code).code, "dir": language_of(code).direction}
        return option


class MarkedSelect(Marked, forms.Select):
    """Groups are German."""

    template_name = "components/select.html"


class MarkedBoxes(Marked, forms.CheckboxSelectMultiple):
    pass


def offer_places(field: Any, frame: Frame, everywhere: Any) -> None:
    """The municipalities of a frame, after "" for all of them."""
    groups = list(places(frame))
    field.choices = [("", everywhere), *groups]
    field.widget.languages = {ars: SOURCE_LANGUAGE for _group, some in groups for ars, _name in some}


def places(frame: Frame) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Municipalities by association."""
    for group in frame.get("places", []):
        yield group["name"], [(one["ars"], one["name"]) for one in group["places"]]


def offer_topics(field: Any, frame: Frame) -> None:
    topics = frame.get("topics", [])
    field.choices = [(one["code"], one["name"]) for one in topics]
    field.widget.languages = {one["code"]: one["lang"] for one in topics if one.get("lang")}
