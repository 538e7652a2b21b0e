"""Characters that no text needs and XML 1.0 cannot carry: they are dropped where text comes in, and where it goes out."""

import re
from collections.abc import Callable
from functools import wraps
from json import loads
from typing import Any

from django.db.models import CharField, Model, TextField
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase, QueryDict

WITH_WORDS = {"directory", "site_pages", "wagtailcore", "wagtail_localize", "wagtailimages", "wagtaildocs", "feedback"}  # apps
View = Callable[..., HttpResponseBase]
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2
ESCAPED = re.compile(r"(\\+)(?:u00(?:0[0-8bcef]|1[0-9a-f])|uff(?:fe|ff)|b|f)", re.IGNORECASE)  # after an odd number of \


def without_control_characters(text: str) -> str:
    return NOT_IN_XML.sub("", text)


def json_without_control_characters(json: str) -> str:
    """Ready JSON in which strings hold none, neither as they are nor escaped."""
    return ESCAPED.sub(without_escape, NOT_IN_XML.sub("", json))


def without_escape(match: re.Match[str]) -> str:
    """Each pair of backslashes is one of the text itself."""
    return match[1][:-1] if len(match[1]) % 2 else match[0]


def drop_control_characters(view: View) -> View:
    """Cleans the forms that a view is sent: a vertical tab pasted from Word is nobody's intention."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and has_control_characters(request.POST):
            request.POST = cleaned(request.POST)  # type: ignore[assignment]  # the stubs know only the immutable subclass
        return view(request, *args, **kwargs)

    return wrapper


def has_control_characters(form: QueryDict) -> bool:
    return any(NOT_IN_XML.search(text) or ESCAPED.search(text) for name, values in form.lists() for text in (name, *values))


def cleaned(form: QueryDict) -> QueryDict:
    """The form without them; the rich text editor sends JSON, in which they are escaped."""
    clean = QueryDict(mutable=True)
    for name, values in form.lists():
        clean.setlist(without_control_characters(name), [cleaned_value(value) for value in values])
    clean._mutable = False
    return clean


def cleaned_value(value: str) -> str:
    return json_without_control_characters(value) if is_json(value) else without_control_characters(value)


def is_json(value: str) -> bool:
    """Whether a value is JSON of the rich text editor, and no text that begins with a bracket."""
    if value.lstrip()[:1] not in ("{", "["):
        return False
    try:
        loads(value, strict=False)
    except ValueError:
        return False
    return True


def clean_texts(instance: Model) -> None:
    """Cleans the plain texts of a row before it is saved, whoever saves it: form, command, import or translation."""
    for field in instance._meta.concrete_fields:
        value = instance.__dict__.get(field.attname)
        if isinstance(field, CharField | TextField) and isinstance(value, str) and NOT_IN_XML.search(value):
            setattr(instance, field.attname, without_control_characters(value))


@receiver(pre_save)
def row_is_saved(sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw and sender._meta.app_label in WITH_WORDS:
        clean_texts(instance)
