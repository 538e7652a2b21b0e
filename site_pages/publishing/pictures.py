"""Pictures as documents name them: each size that a page shows, with its address, width, height and type."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from cms.pictures.files import if_it_can_be_made
from cms.published.addresses import absolute

Json = dict[str, Any]
WHOLE = ("width-400|format-webp", "width-800|format-webp", "width-1200|format-webp")
CROPS = {  # cut around the focal point
    "page": ("fill-480x240|format-webp", "fill-960x480|format-webp", "fill-1440x720|format-webp"),
    "hero": ("fill-640x480|format-webp",),
    "social": ("fill-1200x630|format-jpeg",),
    "logo": ("max-320x120|format-webp",),
}
SIZES = (*WHOLE, *(size for sizes in CROPS.values() for size in sizes))


def load_pictures(keys: Iterable[int]) -> dict[int, AbstractImage]:
    """Pictures by primary key, with all sizes that there are. Two queries."""
    wanted = set(keys)
    images = get_image_model()._default_manager
    return {one.pk: one for one in images.filter(pk__in=wanted).prefetch_renditions(*SIZES)} if wanted else {}


def picture_json(image: AbstractImage | None, alternative: str | None = None, crops: Iterable[str] = ()) -> Json | None:
    """{alt, width, height, focal_point, renditions: [{url, width, height, type}]}, and such a list for each crop.

    None without a picture, and where a size is missing and cannot be made.
    """
    made = made_sizes(image, (*WHOLE, *(size for crop in crops for size in CROPS[crop]))) if image else None
    if image is None or made is None:
        return None
    found = {"alt": image.default_alt_text if alternative is None else alternative, "width": image.width, "height": image.height}
    found |= focal_point(image)
    cut = {crop: listed(made, CROPS[crop]) for crop in crops}
    return found | {"renditions": listed(made, WHOLE)} | ({"crops": cut} if cut else {})


def focal_point(image: AbstractImage) -> Json:
    """The middle of what editors have marked, in parts of width and height."""
    if not image.has_focal_point():
        return {}
    middle = image.get_focal_point().centroid
    return {"focal_point": {"x": round(middle[0] / image.width, 4), "y": round(middle[1] / image.height, 4)}}


def made_sizes(image: AbstractImage, sizes: tuple[str, ...]) -> Mapping[str, Any] | None:
    """Sizes of a picture by name, asked for once however many languages show it; None when they cannot be made."""
    memory = image.__dict__.setdefault("_made_sizes", {})
    if sizes not in memory:
        memory[sizes] = if_it_can_be_made(lambda: image.get_renditions(*sizes), None)
    found: Mapping[str, Any] | None = memory[sizes]
    return found


def listed(made: Mapping[str, Any], sizes: Iterable[str]) -> list[Json]:
    return [
        {"url": absolute(one.url), "width": one.width, "height": one.height, "type": mimetypes.guess_type(one.file.name)[0]}
        for one in (made[size] for size in sizes)
    ]


def make_sizes(image: AbstractImage) -> None:
    """Makes all sizes of a picture, so that nobody waits for them later."""
    if_it_can_be_made(lambda: image.get_renditions(*SIZES), None)


def is_whole(image: AbstractImage) -> bool:
    """Whether a picture could be made in the sizes that were asked for."""
    return None not in image.__dict__.get("_made_sizes", {}).values()
