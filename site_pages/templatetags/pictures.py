"""Pictures of published documents, in the sizes that their documents name."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def picture(renditions: Any, alt: str = "", sizes: str = "", **attributes: str) -> SafeString:
    """An `img` that browsers choose a size for; nothing without renditions [{url, width, height}]."""
    if not renditions:
        return SafeString("")
    first = renditions[0]
    found = {"src": first["url"], "width": first["width"], "height": first["height"], "alt": alt}
    if len(renditions) > 1:
        found |= {"srcset": ", ".join(f"{one['url']} {one['width']}w" for one in renditions), "sizes": sizes}
    pairs = [*found.items(), *attributes.items()]
    return format_html("<img{}>", format_html_join("", ' {}="{}"', pairs))
