"""The demo's pictures, drawn for it."""

from typing import Any

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from cms.demo.content import CONTENT, read


def load(row: dict[str, Any]) -> None:
    """Takes a picture over, once; its title is its identity."""
    images = get_image_model().objects
    if images.filter(title=row["title"]).exists():
        return
    with (CONTENT / "images" / row["file"]).open("rb") as file:
        images.create(title=row["title"], description=row["alt"], file=ImageFile(file, name=row["file"]))


def image(key: str) -> Any:
    return get_image_model().objects.get(title=row_of(key)["title"])


def row_of(key: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = read("images.yaml")
    return next(row for row in rows if row["key"] == key)
