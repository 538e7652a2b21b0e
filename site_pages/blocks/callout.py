from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_pages.blocks.rich_text import inner_text

KINDS = [("info", _("Information")), ("tip", _("Tip")), ("warning", _("Warning"))]


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, default="info")
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    text = inner_text()

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "blocks/callout.html"
