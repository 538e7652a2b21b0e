"""Switched off, the plugin holds nothing up and leaves nothing behind; its tables can go and come back."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps.registry import Apps
from django.contrib.auth.models import Group
from django.db import connection, models
from django.test import Client

from cms.plugins.workshops.models import Organizer
from cms.plugins.workshops.retention import let_go
from cms.plugins.workshops.roles import ORGANIZERS
from tests.factories import people
from tests.factories.directory import OrganizationFactory
from tests.plugins.workshops.made import workshop_date
from tests.registered import without

pytestmark = pytest.mark.django_db


def test_foreign_keys_to_others_are_none_of_the_database() -> None:
    fields = [field for field in Organizer._meta.fields if isinstance(field, models.ForeignKey)]
    assert [(field.name, field.db_constraint) for field in fields] == [("user", False), ("organization", False)]


def test_tables_that_a_migration_took_away_are_not_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        let_go(apps=Apps())


def test_organizer_whose_organization_has_gone_is_let_go() -> None:
    user = people.user("partner")
    Organizer.objects.create(user=user, organization=OrganizationFactory())
    kept = Organizer.objects.create(user=user, organization=OrganizationFactory())
    with connection.cursor() as cursor:  # as Django does it while it does not know of the plugin
        cursor.execute("UPDATE workshops_organizer SET organization_id = 0 WHERE id <> %s", [kept.pk])
    let_go()
    assert list(Organizer.objects.all()) == [kept]
    assert people.administrator().get("/admin/workshop_organizers/").status_code == 200


def test_event_page_is_the_same_without_the_plugin(client: Client) -> None:
    date = workshop_date()
    address = f"/de/events/{date.event.hex[:10]}/"
    assert b"workshop-offer" in client.get(address).content
    with without("workshops"):
        page = client.get(address)
        assert page.status_code == 200
        assert b"workshop" not in page.content.replace(b"Workshop", b"")


def test_roles_of_the_plugin_are_made_with_those_of_the_site() -> None:
    user = people.user("boss-of-partner")
    people.editor()
    user.groups.add(Group.objects.get(name=ORGANIZERS))
    assert user.has_perm("workshops.change_workshopdate")
    assert not user.has_perm("workshops.see_all_workshops")
    assert not user.has_perm("workshops.delete_workshopdate")
