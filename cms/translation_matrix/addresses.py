"""Where in the admin a record and its translations are edited. A fixed number of queries for a page of records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from wagtail.models import Page, get_translatable_models

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE

Key: TypeAlias = tuple[str, UUID]  # kind, public id
Row: TypeAlias = tuple[int, bool]  # primary key, whether it repeats the German one


@cache
def models_by_kind() -> dict[str, type[Model]]:
    """Models of published records with words, by the name of their kind."""
    models = get_translatable_models(include_subclasses=True)
    return {kind: model for model in models if (kind := getattr(model, "kind", "")) and isinstance(kind, str)}


def records_of(keys: Iterable[Key]) -> dict[Key, Any]:
    """German rows and pages by kind and public id. A query for each kind."""
    uuids: dict[str, list[UUID]] = defaultdict(list)
    for kind, uuid in keys:
        uuids[kind].append(uuid)
    found: dict[Key, Any] = {}
    for kind, ids in uuids.items():
        if model := models_by_kind().get(kind):
            rows: Any = model._default_manager.filter(translation_key__in=ids, **ONLY_SOURCE_ROWS).select_related("locale")
            found |= {(kind, row.translation_key): row for row in rows}
    return found


def addresses_of(keys: Iterable[Key]) -> dict[tuple[UUID, str], str]:
    """By public id and language: the form of the German record; of a translation its editor, or the form that asks for one."""
    by_model: dict[type[Model], list[UUID]] = defaultdict(list)
    for kind, uuid in keys:
        if model := models_by_kind().get(kind):
            by_model[Page if issubclass(model, Page) else model].append(uuid)
    found: dict[tuple[UUID, str], str] = {}
    for model, uuids in by_model.items():
        for uuid, rows in rows_of(model, uuids).items():
            found |= {(uuid, language): address for language, address in in_each_language(model, rows).items()}
    return found


def rows_of(model: type[Any], uuids: list[UUID]) -> dict[UUID, dict[str, Row]]:
    """Rows by public id and language."""
    repeats = ["alias_of_id"] if model is Page else []
    found: dict[UUID, dict[str, Row]] = defaultdict(dict)
    rows = model._default_manager.filter(translation_key__in=uuids)
    for uuid, language, pk, *alias_of in rows.values_list("translation_key", "locale__language_code", "pk", *repeats):
        found[uuid][language] = (pk, any(alias_of))
    return found


def in_each_language(model: type[Model], rows: dict[str, Row]) -> dict[str, str]:
    """Addresses by language; that of `""` holds for languages in which nothing is yet."""
    if SOURCE_LANGUAGE not in rows:
        return {}
    asks = asking(model, rows[SOURCE_LANGUAGE][0])
    return {"": asks} | {language: asks if repeats else editing(model, pk) for language, (pk, repeats) in rows.items()}


def asking(model: type[Model], pk: int) -> str:
    """The form in which the languages are chosen into which a record is to be translated."""
    if model is Page:
        return reverse("wagtail_localize:submit_page_translation", args=[pk])
    return reverse("wagtail_localize:submit_snippet_translation", args=[model._meta.app_label, model._meta.model_name, pk])


def editing(model: type[Model], pk: int) -> str:
    if model is Page:
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:edit", args=[pk])
