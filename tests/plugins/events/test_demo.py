"""The demo has events with dates ahead, whenever it is loaded, in all languages."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from cms.demo.content import identity
from cms.demo.translations import catalogue
from cms.languages import TARGETS
from cms.plugins.events.demo import records
from cms.plugins.events.models import Event
from directory.models import Location, Organization
from tests.factories.directory import LocationFactory, OrganizationFactory, TaxonomyFactory, TaxonomyTermFactory


@pytest.mark.parametrize("month", [1, 6, 9, 12])
def test_dates_lie_ahead(db: None, month: int) -> None:
    organization, location = OrganizationFactory(), LocationFactory()
    TaxonomyTermFactory(code="familien", taxonomy=TaxonomyFactory(code="audiences"))
    known = {"organization": organization.translation_key, "location": location.translation_key}

    with time_machine.travel(datetime(2027, month, 29, 12, tzinfo=UTC), tick=False):
        for _time in range(2):
            for job in records.jobs(lambda kind, key: known.get(kind if key else "", identity(kind, key))):
                job()
        today = timezone.localdate()
        days = [date.day for event in records.translated() for date in event.dates.all()]
    assert (len(days), min(days) >= today) == (13, True)
    assert (Organization.objects.count(), Location.objects.count(), Event.objects.filter(live=True).count()) == (1, 1, 13)


@pytest.mark.parametrize("language", TARGETS)
def test_words_are_there_in_each_language(db: None, language: str) -> None:
    organization, location = OrganizationFactory(), LocationFactory()
    known = {"organization": organization.translation_key, "location": location.translation_key}
    for job in records.jobs(lambda kind, key: known.get(kind if key else "", identity(kind, key))):
        job()

    texts = {getattr(event, name) for event in records.translated() for name in records.TEXTS}
    reasons = {one.reason for event in records.translated() for one in event.changes.all()}
    assert (texts | reasons) - {""} - catalogue(language).keys() == set()
