"""Reads the content files, and gives each record the same identity in every installation."""

from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import yaml
from django.conf import settings
from wagtail.models import Locale

from cms.languages import SOURCE_LANGUAGE

CONTENT = Path(__file__).parent / "content"
NAMESPACE = uuid5(NAMESPACE_URL, "https://wegweiser.example.org/demo")


def read(name: str) -> Any:
    """A file of the content folder, such as "services.yaml"."""
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


@cache
def pages() -> list[dict[str, Any]]:
    """All pages, parents before children."""
    found = {page["slug"]: page for page in (read(f"pages/{file.name}") for file in sorted((CONTENT / "pages").glob("*.yaml")))}
    return sorted(found.values(), key=lambda page: len(ancestors(page, found)))


def ancestors(page: dict[str, Any], pages_by_slug: dict[str, dict[str, Any]]) -> list[str]:
    parent = page.get("parent")
    return [parent, *ancestors(pages_by_slug[parent], pages_by_slug)] if parent else []


def identity(kind: str, key: str) -> UUID:
    return uuid5(NAMESPACE, f"{kind} {key}")


@cache
def source_locale() -> Locale:
    return Locale.objects.get(language_code=SOURCE_LANGUAGE)


def logins_file() -> Path:
    return Path(settings.VAR) / "demo_logins.json"
