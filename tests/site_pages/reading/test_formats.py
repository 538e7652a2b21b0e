"""Hours, dates and names in the reader's language."""

from datetime import timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.utils import timezone, translation

from cms.languages import language_name
from site_pages.reading import navigation, opening_hours
from site_pages.reading.formats import local_date, local_number, weekday

MORNING = {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00:00", "closes_at": "12:00:00"}


def render(source, language="de", **context):
    with translation.override(language):
        return Template("{% load wegweiser %}" + source).render(Context(context))


def test_week_has_a_row_for_each_day():
    afternoon = MORNING | {"byday": "MO", "opens_at": "14:00:00", "closes_at": "16:30:00"}

    rows = opening_hours.week([afternoon, MORNING], "de")
    assert [row["weekday"] for row in rows][:2] == ["Montag", "Dienstag"]
    assert rows[0]["times"] == [{"hours": "09:00–12:00", "note": ""}, {"hours": "14:00–16:30", "note": ""}]
    assert rows[1] == {"weekday": "Dienstag", "times": []}
    assert len(rows) == 7


def week(*schedules):
    with translation.override("en"):
        return {row["weekday"]: row["times"] for row in opening_hours.week(list(schedules), "en")}


def sentences(*schedules):
    with translation.override("en"):
        return opening_hours.extras(list(schedules), "en")


def in_days(number):
    return (timezone.localdate() + timedelta(number)).isoformat()


def test_appointments_belong_to_their_hours():
    afternoon = MORNING | {"byday": "MO", "opens_at": "14:00:00", "closes_at": "16:00:00", "x_by_appointment": True}
    friday = {"freq": "WEEKLY", "byday": "FR", "x_by_appointment": True}

    times = week(afternoon, MORNING, friday)
    assert times["Monday"] == [{"hours": "09:00–12:00", "note": ""}, {"hours": "14:00–16:00", "note": "By appointment"}]
    assert times["Friday"] == [{"hours": "", "note": "By appointment"}]
    assert (times["Wednesday"], times["Tuesday"]) == ([{"hours": "09:00–12:00", "note": ""}], [])


def test_hours_that_end_say_when():
    with time_machine.travel("2026-11-26", tick=False):
        assert week(MORNING | {"valid_to": "2026-12-31"})["Monday"] == [
            {"hours": "09:00–12:00", "note": "until December 31, 2026"}
        ]


SUNDAY = {"freq": "MONTHLY", "byday": "1SU", "opens_at": "10:00:00", "closes_at": "12:00:00"}


@pytest.mark.parametrize(
    "schedule,sentence",
    [
        (SUNDAY, "First Sunday of the month: 10:00–12:00"),
        (SUNDAY | {"x_by_appointment": True}, "First Sunday of the month: 10:00–12:00 (By appointment)"),
        (SUNDAY | {"valid_from": "2027-02-24"}, "From February 24, 2027: First Sunday of the month: 10:00–12:00"),
        (SUNDAY | {"valid_to": "2026-12-31"}, "First Sunday of the month: 10:00–12:00 (until December 31, 2026)"),
        (
            MORNING | {"valid_from": "2027-01-01", "valid_to": "2027-03-31", "x_by_appointment": True},
            "From January 1, 2027: Monday, Wednesday: 09:00–12:00 (By appointment, until March 31, 2027)",
        ),
        ({"x_by_appointment": True, "valid_from": "2027-01-01"}, "From January 1, 2027: By appointment"),
    ],
)
def test_sentence_says_all_that_holds_for_the_hours(schedule, sentence):
    with time_machine.travel("2026-11-26", tick=False):
        assert sentences(schedule) == [sentence]


@pytest.mark.parametrize("schedule", [SUNDAY, MORNING, {"x_by_appointment": True}])
def test_hours_that_are_over_are_not_told(schedule):
    over = schedule | {"valid_to": in_days(-1)}
    assert (week(over), sentences(over)) == ({}, [])


def test_nothing_weekly_makes_no_table():
    assert opening_hours.week([], "de") == []
    assert opening_hours.week([{"freq": "MONTHLY", "byday": "1SA"}], "de") == []


def test_hours_that_come_later_do_not_stand_in_the_week():
    later = MORNING | {"valid_from": in_days(9)}

    assert week(later) == {}
    assert sentences(later)[0].endswith("Monday, Wednesday: 09:00–12:00")


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
    assert language_name("ar", "de") == "Arabisch"
    assert language_name("ti", "en") == "Tigrinya"
    assert language_name("xx", "de") == "xx"


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
