"""Wagtail's tags for pictures, on pages that are read while nothing can be written: such a page comes without the picture."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from wagtail.images.templatetags.wagtailimages_tags import image as wagtail_image

from cms.pictures import if_it_can_be_made

register = template.Library()


class PictureNode(template.Node):
    """Renders one of Wagtail's nodes; nothing where a size of the picture is missing and cannot be made."""

    def __init__(self, node: Any) -> None:
        self.node = node

    def render(self, context: Context) -> str:
        return if_it_can_be_made(lambda: str(self.node.render(context)), "")


@register.tag
def image(parser: Any, token: Any) -> PictureNode:
    return PictureNode(wagtail_image(parser, token))


register.tag("srcset_image", image)
