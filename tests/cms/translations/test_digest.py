"""Translators get one mail a day about what is new, and none when nothing is."""

from datetime import UTC, datetime
from smtplib import SMTPException

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.feedback.models import TranslationRequest
from cms.languages import CODES
from cms.published.models import PublishedDocument
from cms.translation_matrix.digest import news_since, send_digests
from cms.translation_matrix.models import TranslatorDigest
from directory.models import Service
from tests.factories import people
from tests.factories.directory import ServiceFactory

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)
ACCOUNT = "/admin/account/"
TUESDAY = datetime(2026, 3, 3, 6, tzinfo=UTC)


@pytest.fixture
def translator(db: None) -> Client:
    return people.translator()


@pytest.fixture
def service(locales: object, translate: object) -> Service:
    made: Service = ServiceFactory(name="Sprachcafé")
    translate(made, "fr", {"Sprachcafé": "Café des langues"})  # type: ignore[operator]
    return made


def outdate(service: Service, language: str = "fr") -> None:
    documents = PublishedDocument.objects.filter(uuid=service.translation_key, kind="service", language=language)
    documents.update(state="outdated", outdated_since=timezone.now())


def wish(service: Service, language: str) -> None:
    TranslationRequest.objects.create(kind="service", uuid=service.translation_key, language=language, requests=3)


def sent() -> list[tuple[str, list[str]]]:
    return [(one.subject, one.to) for one in mail.outbox]


def test_mail_says_what_is_outdated_and_what_is_asked_for(service: Service, translator: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        outdate(service)
        wish(service, "uk")
    with time_machine.travel(MONDAY.replace(hour=7), tick=False):
        send_digests()

    assert sent() == [("Zu übersetzen", ["district-translator@example.org"])]
    text = str(mail.outbox[0].body)
    assert (
        text.split()
        == (
            """Seit der letzten Mail kam dazu:
        Französisch http://testserver/admin/reports/translation-matrix/?language=fr
        Veraltet: - Café des langues
        Ukrainisch http://testserver/admin/reports/translation-matrix/?language=uk
        Besucherinnen und Besucher möchten: - Sprachcafé
        In Ihrem Konto wählen Sie, welche Mails Sie bekommen: http://testserver/admin/account/"""
        ).split()
    )


def test_mail_is_in_the_language_of_its_reader(service: Service, translator: Client) -> None:
    profile = UserProfile.get_for_user(get_user_model()._default_manager.get(username="district-translator"))
    profile.preferred_language = "en"
    profile.save()
    outdate(service)
    send_digests()

    assert sent() == [("Translations to do", ["district-translator@example.org"])]


def test_there_is_no_mail_without_news(service: Service, translator: Client) -> None:
    send_digests()

    assert mail.outbox == []


def test_there_is_one_mail_a_day_and_nothing_is_told_twice(service: Service, translator: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        outdate(service)
        send_digests()
        send_digests()
    with time_machine.travel(MONDAY.replace(hour=12), tick=False):
        wish(service, "uk")
        send_digests()
    assert len(mail.outbox) == 1

    with time_machine.travel(TUESDAY, tick=False):
        send_digests()
    assert len(mail.outbox) == 2
    assert "Café des langues" not in str(mail.outbox[1].body)


def test_mail_that_is_not_sent_is_tried_again(
    service: Service, translator: Client, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    outdate(service)
    settings.EMAIL_BACKEND = "tests.cms.translations.test_digest.Broken"  # type: ignore[attr-defined]
    send_digests()
    assert "could not be sent" in caplog.text
    assert TranslatorDigest.objects.get().sent_at is None

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    send_digests()
    assert len(mail.outbox) == 1


class Broken:
    """A mail server that refuses everything."""

    def __init__(self, **_options: object) -> None: ...

    def send_messages(self, _messages: object) -> int:
        raise SMTPException


def test_translator_chooses_languages_and_whether_at_all(service: Service, translator: Client) -> None:
    outdate(service)
    save(translator, languages=["uk"], is_wanted="on")
    send_digests()
    assert mail.outbox == []
    assert TranslatorDigest.objects.get().languages == ["uk"]

    save(translator, languages=["fr"])
    send_digests()
    assert mail.outbox == []

    save(translator, is_wanted="on")
    send_digests()
    assert len(mail.outbox) == 1


def save(browser: Client, status: int = 302, **wishes: object) -> None:
    """Posts the whole account page."""
    panels = [one for some in browser.get(ACCOUNT).context["panels_by_tab"].values() for one in some]
    fields = [one for panel in panels if panel.name != "translator_digest" for one in panel.get_form()]
    there = {one.html_name: one.value() or "" for one in fields}
    names = {"name_email-first_name": "Mira", "name_email-last_name": "Muster"}
    chosen = {f"translator_digest-{name}": one for name, one in wishes.items()}
    assert browser.post(ACCOUNT, there | names | chosen).status_code == status


def test_language_that_is_not_there_is_refused(translator: Client) -> None:
    save(translator, status=200, languages=["xx"])

    assert TranslatorDigest.objects.get().languages == []


def test_those_who_do_not_translate_get_none(service: Service) -> None:
    people.stranger()
    outdate(service)
    send_digests()

    assert mail.outbox == []


@pytest.mark.parametrize("number", [1, 3])
def test_news_take_two_queries(number: int, locales: object, django_assert_num_queries: object) -> None:
    for position in range(number):
        outdate(ServiceFactory(name=f"Kurs {position}"))

    with django_assert_num_queries(2):  # type: ignore[operator]
        (news,) = news_since(MONDAY, CODES)
    assert len(news.outdated) == number
