"""What editors see of offers that are in the directory and not public."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from django.test import Client

from cms.plugins.network.offers import Offer
from cms.plugins.network.unpublished import unpublished_offers
from tests.factories import pages, people
from tests.factories.directory import (
    MAYEN,
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyTermFactory,
    at,
    place,
)

pytestmark = pytest.mark.django_db


def lines() -> list[list[str]]:
    answer = people.editor().get("/admin/reports/network/table/")
    return list(csv.reader(answer.content.decode().splitlines()))


def test_editors_see_drafts_with_place_topic_and_organization_and_visitors_none(client: Client) -> None:
    pages.finder(pages.home())
    place("07137", "Landkreis Mayen-Koblenz", "district")
    wider = TaxonomyTermFactory(code="wohnen", name="Wohnen")
    term = TaxonomyTermFactory(code="umzug", name="Umzug", parent=wider)
    mayen = LocationFactory(place=place(MAYEN, "Mayen"))
    owner = OrganizationFactory(name="Neuer Träger", draft=True)
    for name, status in (("Umzug mit Anhänger", "active"), ("Gibt es nicht mehr", "defunct")):
        here = [at(mayen)]
        ServiceFactory(name=name, draft=True, organization=owner, terms=[term], service_at_locations=here, status=status)
    old = OrganizationFactory(name="Alter Träger")
    ServiceFactory(name="Möbel", organization=old, terms=[wider], service_at_locations=[at(mayen)])

    assert unpublished_offers() == [Offer({MAYEN}, {"umzug", "wohnen"}, {str(owner.translation_key)}, is_public=False)]
    (line,) = [one for one in lines() if one[1:3] == [MAYEN, "Wohnen"]]
    assert line[3:] == ["1", "1", "Alter Träger, Neuer Träger"]
    assert "Neuer Träger" not in client.get("/de/network/").content.decode()


def test_offer_that_waits_for_its_organization_is_not_public() -> None:
    owner = OrganizationFactory(name="Neuer Träger", draft=True)
    ServiceFactory(organization=owner)
    assert [one.organizations for one in unpublished_offers()] == [{str(owner.translation_key)}]
    owner.save_revision().publish()
    assert unpublished_offers() == []


@pytest.mark.parametrize("number", [1, 3])
def test_unpublished_offers_take_few_queries_whatever_their_number(number: int, django_assert_num_queries: Any) -> None:
    for one in range(number):
        ServiceFactory(draft=True, terms=[TaxonomyTermFactory(code=f"thema-{one}")])
    with django_assert_num_queries(3):
        assert len(unpublished_offers()) == number
