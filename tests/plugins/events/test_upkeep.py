"""Switched off, the plugin holds nothing up; switched on again, it lets go of what has gone."""

from typing import Any

from django.apps.registry import Apps
from django.db import connection, models

from cms.plugins.events.models import CalendarSource, Event
from cms.plugins.events.upkeep import let_go
from directory.models import DirectoryRecord, Location, Organization
from tests.factories import people
from tests.factories.directory import LocationFactory, OrganizationFactory
from tests.plugins.events.made import EventFactory, on


def test_foreign_keys_to_the_directory_are_none_of_the_database() -> None:
    found = [
        (model.__name__, field.name)
        for model in (Event, CalendarSource)
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and issubclass(field.related_model, DirectoryRecord)  # type: ignore[arg-type]
        and (field.db_constraint if isinstance(field, models.ForeignKey) else field.remote_field.db_constraint)
    ]
    assert found == []


def test_tables_that_a_migration_took_away_are_not_asked(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        let_go(apps=Apps())


def test_event_whose_organization_has_gone_waits_for_another(db: None) -> None:
    location = LocationFactory()
    event = EventFactory(organization=OrganizationFactory(), location=location, dates=[on("2099-12-03")])
    with connection.cursor() as cursor:  # as Django does it while it does not know of events
        for model, pk in ((Organization, event.organization_id), (Location, location.pk)):
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [pk])  # noqa: S608

    let_go()
    event = Event.objects.get(pk=event.pk)
    assert (event.organization, event.location, event.live) == (None, None, True)
    assert people.editor().get(f"/admin/snippets/events/event/edit/{event.pk}/").status_code == 200
