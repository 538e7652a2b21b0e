"""Every value that somebody may choose has its words on the page, or stands here as one that needs none."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.apps import apps

from cms.languages import CODES, language_name
from cms.published.models import PublishedDocument
from cms.published.projection import TranslationState
from directory.models import Accessibility, Address, Phone, Schedule
from directory.models.weekdays import Weekday, WeekdaysField
from site_pages.blocks.callout import KINDS
from site_pages.models import StandardPage
from tests.factories import pages
from tests.factories.directory import LocationFactory, ServiceFactory, at, german

AS_USUAL = None  # says nothing, since it is what readers expect
NOT_SHOWN = {
    "Organization.assurance_method": "how somebody checked is known to editors alone",
    "Location.assurance_method": "as above",
    "Service.assurance_method": "as above",
    "Place.kind": "places are shown by their names",
    "Language.code": "has a test of its own below",
}
WORDS = {
    "Service.status": {
        "active": AS_USUAL,
        "inactive": "Zurzeit kein Angebot",
        "temporarily closed": "Zurzeit geschlossen",
        "defunct": "Dieses Angebot gibt es nicht mehr",
    },
    "Phone.type": {"voice": "Anrufen", "cell": "Anrufen", "text": "SMS", "fax": "Fax"},
    "Location.location_type": {"physical": AS_USUAL, "postal": "Nur per Post", "virtual": "Online"},
    "Address.address_type": {"physical": AS_USUAL, "postal": "Postanschrift", "virtual": AS_USUAL},
    "Accessibility.feature": {
        "wheelchair": "Zugang mit Rollstuhl",
        "toilet": "Stufenlose Toilette",
        "induction_loop": "Induktionsschleife",
        "parking": "Behindertenparkplatz",
        "sign_language": "Gebärdensprache",
    },
    "Accessibility.answer": {"yes": "Rollstuhl: ja", "no": "Rollstuhl: nein", "unknown": "Rollstuhl: nicht bekannt"},
    "Service.child_care": {"yes": "Kinderbetreuung ja", "no": "Kinderbetreuung nein", "unknown": AS_USUAL},
    "Schedule.weekday": {
        "MO": "Montag",
        "TU": "Dienstag",
        "WE": "Mittwoch",
        "TH": "Donnerstag",
        "FR": "Freitag",
        "SA": "Samstag",
        "SU": "Sonntag",
    },
    "Schedule.interval": {1: AS_USUAL, 2: "Jede zweite Woche", 3: "Jede dritte Woche", 4: "Jede vierte Woche"},
    "Schedule.school_holidays": {"outside": "nicht in den Schulferien", "within": "nur in den Schulferien"},
    "Schedule.week_of_month": {1: "Erster", 2: "Zweiter", 3: "Dritter", 4: "Vierter", -1: "Letzter"},
}


def choices():
    """Model.field → its values, for all models of the directory."""
    return {
        f"{model.__name__}.{field.name}": [value for value, _label in values_of(field) if value not in ("", None)]
        for model in apps.get_app_config("directory").get_models()
        for field in model._meta.concrete_fields
        if values_of(field)
    }


def values_of(field):
    return Weekday.choices if isinstance(field, WeekdaysField) else field.choices


def test_every_value_of_every_enumeration_is_decided():
    decided = {name: list(values) for name, values in WORDS.items()}
    assert decided == {name: values for name, values in choices().items() if name not in NOT_SHOWN}


def service_with(name, value):
    model, field = name.split(".")
    given = {field: value}
    if model == "Service":
        return ServiceFactory(**given)
    if model == "Phone":
        return ServiceFactory(phones=[Phone(number="0261 12345", **given)])
    if model == "Schedule":
        counted = {"valid_from": date(2026, 1, 5)} if field == "interval" else {}
        day = {"weekday": "MO", "opens_at": time(8), "closes_at": time(9)} | counted | given
        return ServiceFactory(schedules=[Schedule(**day)])
    if model == "Accessibility":
        row = Accessibility(locale=german(), **({"feature": "wheelchair"} | given))
        return ServiceFactory(service_at_locations=[at(LocationFactory(accessibility=[row]))])
    address = Address(address_1="Markt 3", postal_code="56751", city="Polch", **(given if model == "Address" else {}))
    location = LocationFactory(addresses=[address], **(given if model == "Location" else {}))
    return ServiceFactory(service_at_locations=[at(location)])


def text_of(reader, service):
    url = PublishedDocument.objects.get(kind="service", uuid=service.translation_key, language="de").url
    main = BeautifulSoup(reader.get(url).content.decode(), "html5lib").main
    return " ".join(main.text.split())


@pytest.mark.parametrize("name,value", [(name, value) for name, values in WORDS.items() for value in values])
def test_page_of_a_service_has_the_words_of_the_value(finder, reader, name, value):
    words = WORDS[name][value]
    text = text_of(reader, service_with(name, value))

    if words is AS_USUAL:
        assert not [one for one in WORDS[name].values() if one and one in text]
    else:
        assert words in text


@pytest.mark.parametrize("language", CODES)
def test_every_spoken_language_has_a_name_in_every_language(language):
    nameless = [code for code in choices()["Language.code"] if language_name(code, language) == code]
    assert nameless == []


@pytest.mark.parametrize("kind,words", list(zip(dict(KINDS), ["Information", "Tipp", "Warnung"], strict=True)))
def test_callout_says_its_kind_also_to_those_who_do_not_see_its_colour(home, reader, kind, words):
    callout = ("callout", {"kind": kind, "title": "", "text": "<p>Bitte anrufen.</p>"})
    pages.child(StandardPage, home, "Seite", slug="seite", body=[callout])

    alert = BeautifulSoup(reader.get("/de/seite/").content.decode(), "html5lib").select_one("main .kern-alert")
    assert " ".join(alert.text.split()) == f"{words} Bitte anrufen."


@pytest.mark.parametrize(
    "state,words",
    [
        (TranslationState.SOURCE, None),
        (TranslationState.TRANSLATED, None),
        (TranslationState.MACHINE, "A computer has translated this page"),
        (TranslationState.OUTDATED, "The German page is newer than this translation"),
        (TranslationState.PARTIAL, "A part of this page is not translated yet"),
        (TranslationState.MISSING, "This page is not translated yet"),
        (TranslationState.ORIGINAL, None),  # nobody can translate it
    ],
)
def test_page_of_a_service_says_how_far_it_is_translated(finder, reader, state, words):
    service = ServiceFactory()
    documents = PublishedDocument.objects.filter(kind="service", uuid=service.translation_key, language="en")
    documents.update(state=state)

    html = BeautifulSoup(reader.get(documents.get().url).content.decode(), "html5lib")
    notice = html.select_one(".translation-notice .kern-title")
    assert (notice and notice.text) == words
    assert set(TranslationState) == {"source", "translated", "machine", "outdated", "partial", "missing", "original"}
