"""Switched off, the plugin holds nothing up and leaves nothing behind; its tables can go and come back."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection, models

from cms.plugins.board.models import Moderator
from cms.plugins.board.retention import let_go
from tests.factories import people
from tests.plugins.board.made import MAYEN, place

pytestmark = pytest.mark.django_db


def test_foreign_keys_to_others_are_none_of_the_database() -> None:
    fields = [field for field in Moderator._meta.fields if isinstance(field, models.ForeignKey)]
    assert [(field.name, field.db_constraint) for field in fields] == [("user", False), ("place", False)]


def test_tables_that_a_migration_took_away_are_not_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        let_go(apps=Apps())


def test_moderator_whose_person_has_gone_is_let_go() -> None:
    Moderator.objects.create(user=people.user("gone"), place=place(MAYEN))
    kept = Moderator.objects.create(user=people.user("kept"), place=place(MAYEN))
    with connection.cursor() as cursor:  # as Django does it while it does not know of the plugin
        cursor.execute("UPDATE board_moderator SET user_id = 0 WHERE id <> %s", [kept.pk])
    let_go()
    assert list(Moderator.objects.all()) == [kept]
