"""A live list of services: the page stores the question, the window gives the answer when the page is read."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.languages import SOURCE_LANGUAGE


def topic_choices() -> list[tuple[str, str]]:
    terms = apps.get_model("directory.TaxonomyTerm")._default_manager
    found = terms.filter(taxonomy__code="topics", locale__language_code=SOURCE_LANGUAGE)
    return list(found.values_list("code", "name"))


def place_choices() -> list[tuple[str, str]]:
    found = apps.get_model("directory.Place")._default_manager.order_by("name")
    return list(found.values_list("ars", "name"))


class ServiceListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    topic = blocks.ChoiceBlock(
        label=_("Topic"), choices=topic_choices, required=False, help_text=_("Empty: offers of all topics.")
    )
    place = blocks.ChoiceBlock(
        label=_("Place"), choices=place_choices, required=False, help_text=_("Empty: offers in the whole district.")
    )
    limit = blocks.IntegerBlock(label=_("Number of entries"), min_value=1, max_value=20, default=5)

    class Meta:
        icon = "list-ul"
        label = _("Services of the directory")
        template = "blocks/services.html"
