"""The demo has events with dates ahead, whenever it is loaded, in all languages."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.strings import StringValue

from cms.demo.content import identity
from cms.demo.translations import catalogue, translated
from cms.languages import TARGETS
from cms.plugins.events.demo import records
from cms.plugins.events.models import Event
from directory.models import Location, Organization
from tests.factories.directory import LocationFactory, OrganizationFactory, TaxonomyFactory, TaxonomyTermFactory
from tests.plugins.events.made import EventFactory


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


def test_text_of_several_paragraphs_is_translated(db: None, locales: object) -> None:
    event = EventFactory(name="Fest", description="Wir feiern.\n\nKommen Sie.")
    source, _new = TranslationSource.get_or_create_from_instance(event)
    segments = StringSegment.objects.filter(source=source).values_list("string__data", flat=True)

    assert {StringValue(one).render_text() for one in segments} == {"Fest", "Wir feiern.\n\nKommen Sie."}
    known = next(text for text in catalogue("ar") if "\n\n" in text)
    assert translated(StringValue.from_plaintext(known).data, "ar") == StringValue.from_plaintext(catalogue("ar")[known]).data
