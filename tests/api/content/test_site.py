"""The frame around every page."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from cms.languages import CODES
from site_pages.models import EmergencyNumber, FundingNotice

pytestmark = pytest.mark.django_db


def test_frame_has_what_stands_around_every_page(api_client: Client, site: dict[str, Any]) -> None:
    EmergencyNumber.objects.create(label="Polizei", number="110", locale=site["home"].locale)
    for language in CODES:
        response = api_client.get(f"/api/v1/site?lang={language}")
        found = response.json()
        assert (response["Content-Language"], found["name"]) == (language, "Wegweiser")
        assert found["finder"]["url"] == f"http://testserver/{language}/angebote/"
    assert [one["number"] for one in found["emergency_numbers"]] == ["110"]
    assert [one["code"] for one in found["topics"]] == ["sprache"]
    assert [one["code"] for one in found["languages"]] == list(CODES)
    assert found["languages"][4] == {"code": "ar", "name": "العربية", "direction": "rtl"}


def test_funding_notice_is_in_the_frame_as_long_as_it_holds(api_client: Client, site: dict[str, Any]) -> None:
    until = datetime.date(2026, 11, 30)
    with time_machine.travel("2026-11-30T12:00:00+01:00", tick=False):
        FundingNotice.objects.create(text="Gefördert", valid_until=until, locale=site["home"].locale)
        assert [one["text"] for one in api_client.get("/api/v1/site").json()["funding_notices"]] == ["Gefördert"]
    with time_machine.travel("2026-12-01T12:00:00+01:00", tick=False):
        assert "funding_notices" not in api_client.get("/api/v1/site").json()


def test_site_without_a_front_page_is_not_found(api_client: Client) -> None:
    assert api_client.get("/api/v1/site").status_code == 404


def test_site_knows_no_other_parameter(api_client: Client) -> None:
    assert api_client.get("/api/v1/site?page=1").status_code == 400
