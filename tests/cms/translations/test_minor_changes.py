"""A minor change leaves translations current; a change of what has no words outdates nothing."""

import json
from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.languages import TARGETS
from cms.published.models import PublishedDocument
from directory.models import Schedule, Service
from site_pages.models import GuidePage
from tests.admin_forms import address_of, form_at
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory

GERMAN = "Wir lernen Deutsh."
MENDED = "Wir lernen Deutsch."


@pytest.fixture
def course(db: None, translate: Any) -> Service:
    """Translated into all languages."""
    pages.finder(pages.home())
    course: Service = ServiceFactory(name="Kurs", description=GERMAN)
    for code in TARGETS:
        translate(course, code, {"Kurs": f"Kurs ({code})", GERMAN: f"Text ({code})"})
    return course


@pytest.fixture
def guide(db: None, translate: Any) -> Any:
    guide = pages.child(GuidePage, pages.home(), "Ratgeber", introduction=GERMAN)
    for code in TARGETS:
        translate(guide, code, {"Ratgeber": f"Ratgeber ({code})", GERMAN: f"Text ({code})"})
    return guide


@pytest.fixture
def browser(db: None) -> Client:
    return people.editor()


def states(record: Any) -> dict[str, tuple[str, Any]]:
    found = PublishedDocument.objects.filter(uuid=record.translation_key).exclude(language="de")
    return {one.language: (one.state, one.outdated_since) for one in found}


def descriptions(service: Service) -> dict[str, str]:
    found = PublishedDocument.objects.filter(uuid=service.translation_key)
    return {one.language: json.loads(one.full)["description"] for one in found}


CURRENT = dict.fromkeys(TARGETS, ("translated", None))


def publish(browser: Client, address: str, **values: str) -> None:
    save(browser, address, **values, **{"action-publish": "action-publish"})


def save(browser: Client, address: str, **values: str) -> None:
    form = form_at(browser, address) | {"body-count": "0", "steps-count": "0"} | values
    assert browser.post(address, form).status_code == 302


def test_minor_change_of_a_service_leaves_eight_translations_current(browser: Client, course: Service):
    publish(browser, address_of(course, "edit"), description=MENDED, minor_change="on")
    assert states(course) == CURRENT
    assert descriptions(course) == {"de": MENDED} | {code: f"Text ({code})" for code in TARGETS}


def test_other_change_outdates_all_eight(browser: Client, course: Service):
    publish(browser, address_of(course, "edit"), description=MENDED)
    assert {state for state, _since in states(course).values()} == {"outdated"}


def test_minor_change_of_a_page_leaves_eight_translations_current(browser: Client, guide: Any):
    publish(browser, reverse("wagtailadmin_pages:edit", args=[guide.pk]), introduction=MENDED, minor_change="on")
    assert states(guide) == CURRENT


def test_minor_change_holds_when_somebody_else_publishes_later(browser: Client, guide: Any):
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    save(browser, address, introduction=MENDED, minor_change="on")
    assert states(guide) == CURRENT
    GuidePage.objects.get(pk=guide.pk).latest_revision.publish()
    assert states(guide) == CURRENT


def test_minor_change_is_asked_for_anew_each_time(browser: Client, course: Service):
    publish(browser, address_of(course, "edit"), description=MENDED, minor_change="on")
    publish(browser, address_of(course, "edit"), description="Wir kochen.")
    assert {state for state, _since in states(course).values()} == {"outdated"}


def test_minor_change_does_not_translate_what_is_new(browser: Client, course: Service):
    publish(browser, address_of(course, "edit"), description=MENDED, alternate_name="Treff", minor_change="on")
    assert {state for state, _since in states(course).values()} == {"partial"}


def test_machine_translation_stays_one_after_a_minor_change(browser: Client, db: None, translate: Any):
    pages.finder(pages.home())
    course = ServiceFactory(name="Kurs", description=GERMAN)
    translate(course, "ar", {"Kurs": "دورة", GERMAN: "نتعلم"}, machine=True)
    publish(browser, address_of(course, "edit"), description=MENDED, minor_change="on")
    assert states(course)["ar"] == ("machine", None)


def test_change_of_hours_outdates_nothing_and_shows_in_nine_languages(course: Service):
    course.refresh_from_db()
    course.schedules.add(Schedule(weekday="MO", opens_at=time(9), closes_at=time(12)))
    course.save_revision().publish()
    found = PublishedDocument.objects.filter(uuid=course.translation_key)
    hours = {one.language: [row["opens_at"][:5] for row in json.loads(one.full)["schedules"]] for one in found}
    assert (hours, states(course)) == ({code: ["09:00"] for code in ["de", *TARGETS]}, CURRENT)


def test_only_what_is_translated_and_published_asks(browser: Client, course: Service):
    new = ServiceFactory(name="Neu")
    shown = [b"minor_change" in browser.get(address_of(one, "edit")).content for one in (course, new)]
    Service.objects.filter(pk=course.pk).update(live=False)
    shown.append(b"minor_change" in browser.get(address_of(course, "edit")).content)
    assert shown == [True, False, False]


def test_translators_are_not_asked(guide: Any):
    arabic = GuidePage.objects.get(locale__language_code="ar", translation_key=guide.translation_key)
    browser = people.translator()
    answers = [browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content for page in (guide, arabic)]
    assert [b'name="minor_change"' in answer for answer in answers] == [False, False]


def test_revision_of_a_minor_change_is_compared_and_restored(browser: Client, course: Service):
    publish(browser, address_of(course, "edit"), description=MENDED, minor_change="on")
    old, new = course.revisions.order_by("created_at")
    answers = [
        browser.get(address_of(course, "revisions_compare", old.pk, new.pk)),
        browser.get(address_of(course, "revisions_revert", new.pk)),
    ]
    assert [answer.status_code for answer in answers] == [200, 200]


def blocks(*texts: str) -> str:
    return json.dumps([{"type": "rich_text", "value": "".join(f"<p>{one}</p>" for one in texts), "id": BLOCK}])


BLOCK = "00000000-0000-4000-8000-000000000001"
A, B, C, D = "Wir lernen Deutsh.", "Der Raum ist im Rathaus.", "Am Montag um zehn.", "Bringen Sie Papier mit."


@pytest.mark.parametrize(
    "after,state",
    [
        ([A.replace("sh", "sch"), B, C], "translated"),
        ([B, A.replace("sh", "sch"), C], "translated"),
        ([C, A, B], "translated"),
        ([A, C, D], "outdated"),
        ([D, B, C], "outdated"),
    ],
)
def test_only_what_is_mended_inherits_a_translation(browser: Client, translate: Any, after: list[str], state: str):
    guide = pages.child(GuidePage, pages.home(), "Ratgeber", body=blocks(A, B, C))
    translate(guide, "ar", {"Ratgeber": "الدليل", A: "أ", B: "ب", C: "ج"})
    guide.refresh_from_db()
    guide.body, guide.minor_change = blocks(*after), True
    guide.save_revision().publish()
    assert states(guide)["ar"][0] == state
    known = {A: "أ", B: "ب", C: "ج", A.replace("sh", "sch"): "أ"}
    rows = StringTranslation.objects.filter(locale__language_code="ar", context__object_id=guide.translation_key)
    assert {row.translation_of.data: row.data for row in rows if row.translation_of.data in after} == {
        text: known[text] for text in after if text in known
    }


def test_translation_with_a_link_that_is_gone_is_not_inherited(browser: Client, translate: Any):
    link = 'Lesen Sie <a href="https://example.org/">die Seite</a> bitte heute.'
    guide = pages.child(GuidePage, pages.home(), "Ratgeber", body=blocks(link))
    translate(guide, "ar", {"Ratgeber": "الدليل", 'Lesen Sie <a id="a1">die Seite</a> bitte heute.': '<a id="a1">اقرأ</a>'})
    guide.refresh_from_db()
    guide.body, guide.minor_change = blocks("Lesen Sie die Seite bitte heute."), True
    guide.save_revision().publish()
    assert states(guide)["ar"][0] == "outdated"
    translate(guide, "ar", {})
