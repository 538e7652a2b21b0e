from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links; headings are blocks of their own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/rich_text.html"


def inner_text(**kwargs: Any) -> blocks.RichTextBlock:
    """Rich text inside another block."""
    return blocks.RichTextBlock(features=FEATURES, **{"label": _("Text"), **kwargs})
