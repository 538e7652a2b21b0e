from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_pages.blocks.phone import PhoneBlock
from site_pages.blocks.rich_text import inner_text


class ContactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = inner_text(required=False)
    phone = PhoneBlock(label=_("Phone"), required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "blocks/contact.html"
