"""Finds the texts in Python code and in Django's templates."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOMS = ("api", "cms", "directory", "site_pages", "templates")
FORMS_OF_VISITORS = ("cms/feedback/forms.py", "cms/feedback/subject.py")
NAMES_IN_RECORDS = ("directory/models/answer.py", "directory/models/feature.py")
PUBLIC = ("site_pages/", "cms/plugins/")
FOR_EDITORS = "admin"  # a folder or module
MODULES_FOR_EDITORS = {FOR_EDITORS, "apps", "blocks", "hooks", "importing", "models", "publishing", "tree", "wagtail_hooks"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Words: TypeAlias = str | tuple[str, ...]  # one text, or singular and plural


@dataclass(frozen=True)
class Text:
    """A text of the interface and where it stands, as a path from the project's root."""

    words: Words
    context: str | None
    path: str
    comments: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        parts = set(Path(self.path).with_suffix("").parts)
        if self.path.endswith((".html", ".txt", ".xml")):
            return FOR_EDITORS not in parts
        if self.path in (*FORMS_OF_VISITORS, *NAMES_IN_RECORDS):
            return True
        return self.path.startswith(PUBLIC) and not parts & MODULES_FOR_EDITORS


def texts_below(root: Path) -> Iterator[Text]:
    """All texts of the project, in the order of files and lines."""
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix == ".py" and "/migrations/" not in name:
                yield from texts_of(path.read_text(), name)
            elif path.suffix in (".html", ".txt", ".xml") and "templates/" in name:
                yield from texts_of(as_python(path.read_text(), name), name)


def texts_of(source: str, name: str) -> Iterator[Text]:
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS, comment_tags=["Translators:"])
    for _line, words, comments, context in found:
        yield Text(words, context, name, tuple(comments))


def as_python(template: str, name: str) -> str:
    """A template's texts as calls of gettext, without the indentation that Python would stumble over."""
    lines = templatize(template, origin=name).splitlines()
    return "\n".join(line.strip() for line in lines)


def template_catalog(root: Path) -> Catalog:
    """A catalogue of all texts, without translations. Public ones carry the comment `public`."""
    catalog = Catalog(project="Wegweiser", charset="utf-8")
    for text in texts_below(root):
        catalog.add(
            text.words,
            locations=[(text.path, 0)],
            auto_comments=[*text.comments, *(["public"] if text.is_public else [])],
            context=text.context,
        )
    return catalog
