"""The block that shows the next events in the body of a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.plugins.events.calendar.showing import SOME
from cms.plugins.events.event_type import EventType
from directory.models import Place, TaxonomyTerm


def topic_choices() -> list[tuple[str, str]]:
    found = TaxonomyTerm.objects.filter(taxonomy__code="topics", locale__language_code="de", live=True)
    return [(one.code, one.name) for one in found.order_by("sort_order", "name")]


def place_choices() -> list[tuple[str, str]]:
    return [(one.ars, str(one)) for one in Place.objects.exclude(kind="state")]


class NextEventsBlock(blocks.StructBlock):
    """What it shows is read when the page is."""

    title = blocks.CharBlock(label=_("Heading"), required=False)
    topic = blocks.ChoiceBlock(choices=topic_choices, label=_("Topic"), required=False)
    place = blocks.ChoiceBlock(choices=place_choices, label=_("Place"), required=False)
    type = blocks.ChoiceBlock(choices=EventType.choices, label=_("Kind"), required=False)
    limit = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=20, default=SOME)

    class Meta:
        label = _("Next events")
        icon = "calendar-alt"
        template = "events/next_events_block.html"
