"""Hours, dates and names in the reader's language."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from site_pages import navigation, opening_hours
from site_pages.local_words import local_date, local_number, spoken_language, weekday

MORNING = {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00:00", "closes_at": "12:00:00"}


def render(source, language="de", **context):
    with translation.override(language):
        return Template("{% load wegweiser %}" + source).render(Context(context))


def test_week_has_a_row_for_each_day():
    afternoon = MORNING | {"byday": "MO", "opens_at": "14:00:00", "closes_at": "16:30:00"}

    rows = opening_hours.week([afternoon, MORNING], "de")
    assert [row["weekday"] for row in rows][:2] == ["Montag", "Dienstag"]
    assert rows[0]["times"] == ["09:00–12:00", "14:00–16:30"]
    assert rows[1] == {"weekday": "Dienstag", "times": [], "by_appointment": False}
    assert len(rows) == 7


def test_week_of_appointments_on_a_day_says_so():
    rows = opening_hours.week([{"freq": "WEEKLY", "byday": "FR", "x_by_appointment": True}], "en")

    assert rows[4] == {"weekday": "Friday", "times": [], "by_appointment": True}


def test_nothing_weekly_makes_no_table():
    assert opening_hours.week([], "de") == []
    assert opening_hours.week([{"freq": "MONTHLY", "byday": "1SA"}], "de") == []


def test_hours_that_are_over_or_come_later_do_not_stand_in_the_week():
    today = timezone.localdate()
    over = MORNING | {"valid_to": (today - timedelta(1)).isoformat()}
    later = MORNING | {"valid_from": (today + timedelta(9)).isoformat()}

    assert opening_hours.week([over, later], "en") == []
    with translation.override("en"):
        (sentence,) = opening_hours.extras([over, later], "en")
    assert sentence.endswith("Monday, Wednesday 09:00–12:00")


def test_monthly_hours_and_appointments_are_sentences():
    schedules = [
        {"freq": "MONTHLY", "byday": "1SA", "opens_at": "10:00:00", "closes_at": "12:00:00"},
        {"freq": "MONTHLY", "byday": "-1FR"},
        {"freq": "WEEKLY", "x_by_appointment": True},
    ]

    with translation.override("en"):
        sentences = opening_hours.extras(schedules, "en")
    assert sentences == ["First Saturday of the month: 10:00–12:00", "Last Friday of the month", "By appointment"]


@pytest.mark.parametrize("language,name", [("de", "Montag"), ("de-simple", "Montag"), ("tr", "Pazartesi"), ("uk", "понеділок")])
def test_weekdays_have_names_in_the_language(language, name):
    assert weekday(0, language) == name


def test_dates_and_numbers_are_written_as_in_the_language():
    assert local_date("2026-10-05", "de-simple") == "5. Oktober 2026"
    assert local_date("2026-10-05T08:00:00Z", "fr") == "5 octobre 2026"
    assert local_date("soon", "fr") == "soon"
    assert (local_number("1234.50", "de"), local_number(1234, "en")) == ("1.234,50", "1,234")
    assert local_number("free", "de") == "free"


def test_spoken_languages_have_names_in_the_readers_language():
    assert spoken_language("ar", "de") == "Arabisch"
    assert spoken_language("ti", "en") == "Tigrinya"
    assert spoken_language("xx", "de") == "xx"


def test_tags_say_language_and_direction():
    service = {"x_translation": {"requested": "ar", "served": "ar", "status": "partial", "fallback_fields": ["description"]}}
    source = '{% lang_of service "description" as one %}{% lang_of service "name" as two %}{{ one }} {% lang_attributes two %}'

    assert render(source, "ar", service=service) == 'de lang="ar" dir="rtl"'
    assert render("{{ number|phone_href }}", number="+49 (2651) 01 55-20") == "tel:+492651015520"


@pytest.mark.parametrize(
    "path,expected",
    [("/de/a/b/", "/ar/a/b/"), ("/de/", "/ar/"), ("/de", "/ar/"), ("/", "/ar/"), ("/admin/x/", "/ar/"), ("", "/ar/")],
)
def test_language_switch_exchanges_the_language_in_addresses_that_it_does_not_know(path, expected):
    links = {link["code"]: link["url"] for link in navigation.language_links(path, "", "de")}

    assert links["ar"] == expected
