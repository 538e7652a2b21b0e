"""Closed days and prices whose ends lie beyond any plan, and what they are called in other languages."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from directory.models import ClosingEverywhere, ClosingPeriod, CostOption, ExtraOpening, Service
from tests.directory.full_service import hours
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, at, german

pytestmark = pytest.mark.django_db
FOR_EVER = date(9999, 12, 31)
CLOSED = {"first_day": date(2026, 12, 1), "last_day": FOR_EVER}


def closed(reason: str = "Umbau", **days: date) -> ClosingPeriod:
    return ClosingPeriod(locale=german(), reason=reason, **(days or CLOSED))


@pytest.fixture
def endless() -> Service:
    """Everything that has a last day has the last one there is."""
    opens = hours("MO", 9, 12, valid_to=FOR_EVER, interval=2, valid_from=date(2026, 1, 5))
    made: Service = ServiceFactory(
        schedules=[opens, hours("TU", 9, 12, school_holidays="within")],
        extra_openings=[ExtraOpening(day=FOR_EVER, opens_at=opens.opens_at, closes_at=opens.closes_at)],
        closing_periods=[closed()],
        cost_options=[CostOption(locale=german(), option="Gebühr", amount=0, valid_to=FOR_EVER)],
    )
    return made


@pytest.mark.parametrize("query", ["", "?format=ics"])
def test_last_day_of_all_is_a_day_like_others(query: str, endless: Service, client: Client) -> None:
    assert client.get(f"/api/v1/services/{endless.translation_key}{query}").status_code == 200


def test_hours_end_before_a_closing_without_end(endless: Service, client: Client) -> None:
    found = client.get(f"/api/v1/services/{endless.translation_key}").json()
    assert {one["valid_to"] for one in found["schedules"]} == {"2026-11-30"}
    assert found["x_free_days"] == [{}]


@pytest.mark.parametrize("owner", ["service", "location", "organization", "organization that runs the location", "everywhere"])
def test_reason_is_told_in_the_readers_language(owner: str, translate: Any, client: Client) -> None:
    """In the hours of the service, or in the schedules of the house."""
    days = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 2)}

    def of(name: str) -> dict[str, Any]:
        return {"closing_periods": [closed("Umbau", **days)]} if owner == name else {}

    runs = OrganizationFactory(**of("organization that runs the location"))
    house = LocationFactory(organization=runs, schedules=[hours("TH", 9, 12)], **of("location"))
    service = ServiceFactory(
        organization=OrganizationFactory(**of("organization")), service_at_locations=[at(house)], **of("service")
    )
    owners = {"service": service, "location": house, "organization": service.organization}
    if owner == "everywhere":
        owners["everywhere"] = ClosingEverywhere.objects.create(reason="Umbau", locale=german(), **days)
    translate(owners.get(owner, runs), "en", {"Umbau": "Renovation"})
    found = client.get(f"/api/v1/services/{service.translation_key}?lang=en").json()
    place = found["service_at_locations"][0]["location"]
    told = [one["reason"] for one in [*found["x_hours"][0].get("closed", []), *place["schedules"][0].get("x_closed", [])]]
    assert set(told) == {"Renovation"}
