from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_pages.blocks.rich_text import inner_text


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = inner_text()


class AccordionBlock(blocks.StructBlock):
    """Questions that open their answers."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Entries"))

    class Meta:
        icon = "collapse-down"
        label = _("Accordion")
        template = "blocks/accordion.html"
