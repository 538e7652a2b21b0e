"""Whoever publishes a part of a translation changes that part: what is outdated stays as it was, in its language."""

import json
from typing import Any

import pytest
from wagtail_localize.models import Translation

from cms.published.models import PublishedDocument
from directory.models import Service
from site_pages.models import GuidePage
from tests.factories import pages
from tests.factories.directory import ServiceFactory

FIRST = {"type": "rich_text", "value": "<p>Eins.</p><p>Zwei.</p>", "id": "00000000-0000-4000-8000-000000000001"}
SECOND = {"type": "rich_text", "value": "<p>Drei.</p>", "id": "00000000-0000-4000-8000-000000000002"}
ARABIC = {"Ratgeber": "الدليل", "Eins.": "واحد.", "Zwei.": "اثنان.", "Drei.": "ثلاثة."}


def arabic(record: Any) -> dict[str, Any]:
    document = PublishedDocument.objects.get(uuid=record.translation_key, language="ar")
    found: dict[str, Any] = json.loads(document.full) | {"state": document.state}
    return found


def test_outdated_text_of_a_service_stays_when_another_is_renewed(db: None, translate: Any):
    pages.finder(pages.home())
    course: Service = ServiceFactory(name="Kurs", description="Alt.")
    translate(course, "ar", {"Kurs": "دورة", "Alt.": "قديم."})
    course.refresh_from_db()
    course.name, course.description = "Treff", "Neu."
    course.save_revision().publish()
    translate(course, "ar", {"Treff": "لقاء"})
    found = arabic(course)
    assert (found["name"], found["description"], found["state"]) == ("لقاء", "قديم.", "outdated")
    translate(course, "ar", {"Neu.": "جديد."})
    assert (arabic(course)["description"], arabic(course)["state"]) == ("جديد.", "translated")


@pytest.fixture
def guide(db: None, translate: Any) -> Any:
    guide = pages.child(GuidePage, pages.home(), "Ratgeber", body=json.dumps([FIRST, SECOND]))
    translate(guide, "ar", ARABIC)
    return guide


def change(guide: Any, *blocks: Any) -> None:
    guide.refresh_from_db()
    guide.body = json.dumps(blocks)
    guide.save_revision().publish()


def blocks(guide: Any) -> list[tuple[str, str | None]]:
    return [(one["value"], one.get("lang")) for one in arabic(guide)["body"]]


def test_outdated_block_stays_as_a_whole(guide: Any, translate: Any):
    change(guide, FIRST | {"value": "<p>Eins neu.</p><p>Zwei.</p>"}, SECOND | {"value": "<p>Drei neu.</p>"})
    translate(guide, "ar", {"Drei neu.": "ثلاثة جديد."})
    texts = [value for value, _lang in blocks(guide)]
    assert ("واحد." in texts[0], "Eins" in texts[0], "ثلاثة جديد." in texts[1]) == (True, False, True)
    assert arabic(guide)["state"] == "outdated"


def test_new_block_that_nobody_has_translated_is_german(guide: Any, translate: Any):
    new = {"type": "rich_text", "value": "<p>Vier.</p>", "id": "00000000-0000-4000-8000-000000000003"}
    change(guide, FIRST, SECOND, new)
    translate(guide, "ar", {})
    assert ("Vier." in blocks(guide)[2][0], blocks(guide)[2][1], arabic(guide)["state"]) == (True, "de", "partial")


def test_block_that_is_gone_does_not_come_back(guide: Any, translate: Any):
    change(guide, SECOND | {"value": "<p>Drei neu.</p>"})
    translate(guide, "ar", {})
    assert len(blocks(guide)) == 1


def test_translation_whose_link_was_stopped_is_written_by_hand(guide: Any, translate: Any):
    change(guide, FIRST | {"value": "<p>Eins neu.</p><p>Zwei.</p>"}, SECOND)
    Translation.objects.update(enabled=False)
    row = GuidePage.objects.get(translation_key=guide.translation_key, locale__language_code="ar")
    row.body = json.dumps([FIRST | {"value": "<p>بيد.</p>"}, SECOND])
    row.save_revision().publish()
    row.refresh_from_db()
    assert "بيد." in str(row.body[0].value)
