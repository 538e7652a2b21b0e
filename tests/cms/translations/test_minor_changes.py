"""A minor change leaves translations current; a change of what has no words outdates nothing."""

import json
from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

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
