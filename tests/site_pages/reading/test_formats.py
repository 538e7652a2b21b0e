"""Hours, dates and names in the reader's language."""

from datetime import time

import pytest
from django.template import Context, Template
from django.utils import translation

from cms.languages import CODES, language_name
from site_pages.reading import navigation
from site_pages.reading.formats import clock_time, local_date, local_number, weekday, weekdays


def render(source, language="de", **context):
    with translation.override(language):
        return Template("{% load wegweiser %}" + source).render(Context(context))


@pytest.mark.parametrize("language,name", [("de", "Montag"), ("de-simple", "Montag"), ("tr", "Pazartesi"), ("uk", "понеділок")])
def test_weekdays_have_names_in_the_language(language, name):
    assert weekday(0, language) == name


def test_dates_and_numbers_are_written_as_in_the_language():
    assert local_date("2026-10-05", "de-simple") == "5. Oktober 2026"
    assert local_date("2026-10-05T08:00:00Z", "fr") == "5 octobre 2026"
    assert local_date("soon", "fr") == "soon"
    assert (local_number("1234.50", "de"), local_number(1234, "en")) == ("1.234,50", "1,234")
    assert local_number("free", "de") == "free"


@pytest.mark.parametrize(
    "language, day, number, clock",
    [
        ("de", "1. November 2026", "1.250,50", "08:30"),
        ("en", "1 November 2026", "1,250.50", "08:30"),
        ("ar", "١ نوفمبر ٢٠٢٦", "١٬٢٥٠٫٥٠", "٠٨:٣٠"),
        ("fa", "۱ نوامبر ۲۰۲۶", "۱٬۲۵۰٫۵۰", "۰۸:۳۰"),
        ("uk", "1 листопада 2026 р.", "1 250,50", "08:30"),
    ],
)
def test_digits_are_those_of_the_language(language, day, number, clock):
    assert (local_date("2026-11-01", language), local_number(1250.5, language), clock_time(time(8, 30), language)) == (
        day,
        number,
        clock,
    )


def test_week_begins_as_in_the_readers_country():
    assert {code: weekdays(code)[0] for code in CODES} == dict.fromkeys(CODES, 0) | {"ar": 5, "fa": 5}


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
