"""Where a location lies: a map without foreign hosts, of the district's outline and its municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.panels import Panel

from directory.district_map import DEGREE, Point, drawing, outlines
from directory.models import Place
from directory.models.place import PlaceKind


def map_of_places() -> dict[str, Any]:
    """For the template: the map with its outlines and towns; {} while no municipality is known."""
    towns = list(Place.objects.filter(kind=PlaceKind.MUNICIPALITY).exclude(latitude=None).exclude(longitude=None))
    if not towns:
        return {}
    shown = [outlines()[ars] for ars in sorted({one.ars[:5] for one in towns}) if ars in outlines()]
    drawn = drawing(shown, [point_of(one) for one in towns])
    return drawn | {"towns": [{"place": one, "at": drawn["map"].place(point_of(one))} for one in towns], "degree": DEGREE}


def point_of(record: Any) -> Point:
    return record.longitude, record.latitude


class PinPanel(Panel):
    """Sets the fields `latitude` and `longitude`, which stand beside it and do without it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/pin.html"

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["directory/pin.js"], css={"all": ["directory/forms.css"]})

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """`pin` is where the stored location lies; `outside` says that it does not lie on the map."""
            found = super().get_context_data(parent_context) | map_of_places()
            known = self.instance.latitude is not None and self.instance.longitude is not None
            if known and "map" in found:
                found["pin"] = found["map"].place(point_of(self.instance))
                found["outside"] = not found["map"].holds(point_of(self.instance))
            return found
