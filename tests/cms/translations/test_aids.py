"""Translators see what changed since, and terms of the glossary, above the editor."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail_localize.models import Translation

from cms.machine_translation.models import GlossaryTerm
from directory.models import Service
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory


@pytest.fixture
def course(db: None, translate: Any) -> Service:
    """Translated into Arabic; then its description changes."""
    pages.finder(pages.home())
    course: Service = ServiceFactory(name="Kurs", description="Das Jobcenter hilft am Montag.")
    translate(course, "ar", {"Kurs": "دورة", "Das Jobcenter hilft am Montag.": "يساعد يوم الاثنين."})
    course.refresh_from_db()
    course.description = "Das Jobcenter hilft am Dienstag."
    course.save_revision().publish()
    return course


def address(course: Service) -> str:
    translation = Translation.objects.get(source__object_id=course.translation_key, target_locale__language_code="ar")
    return reverse("translation_aids", args=[translation.pk])


def told(browser: Client, course: Service) -> list[str]:
    answer = browser.get(address(course))
    assert answer.status_code == 200
    return [" ".join(one.get_text().split()) for one in BeautifulSoup(answer.content, "html.parser").select("dt, dd")]


def test_changed_text_stands_beside_what_it_was(course: Service):
    assert told(people.translator(), course) == [
        "Das Jobcenter hilft am Dienstag.",
        "Vorher: Das Jobcenter hilft am Montag.",
        "Damals übersetzt: يساعد يوم الاثنين.",
    ]


def test_text_that_is_another_altogether_is_no_change(course: Service):
    course.description = "xyz"
    course.save_revision().publish()
    assert told(people.translator(), course) == []


def test_terms_of_the_glossary_are_those_in_the_texts(course: Service, translate: Any):
    translate(course, "ar", {"Das Jobcenter hilft am Dienstag.": "يساعد يوم الثلاثاء."})
    for term, language, translation in (
        ("Jobcenter", "ar", "مركز <العمل>"),
        ("Amt", "ar", "مكتب"),
        ("Dienstag", "uk", "вівторок"),
    ):
        GlossaryTerm.objects.create(term=term, language=language, translation=translation)
    GlossaryTerm.objects.create(term="Kurs", note="ein Name")
    assert told(people.translator(), course) == ["Jobcenter", "مركز <العمل>", "Kurs", "bleibt, wie er ist (ein Name)"]


def test_aids_take_as_many_queries_for_three_changes(course: Service, django_assert_num_queries: DjangoAssertNumQueries):
    browser = people.editor()
    place = address(course)
    browser.get(place)
    with django_assert_num_queries(11):
        browser.get(place)
    course.name, course.alternate_name = "Kurse", "Treff"
    course.save_revision().publish()
    browser.get(place)
    with django_assert_num_queries(11):
        browser.get(place)


@pytest.mark.parametrize("who,status", [(people.stranger, 302), (Client, 302)])
def test_others_see_no_aids(course: Service, who: Any, status: int):
    assert who().get(address(course)).status_code == status


def test_translation_that_is_gone_has_no_aids(course: Service):
    assert people.editor().get(reverse("translation_aids", args=[4711]), follow=True).status_code == 404
