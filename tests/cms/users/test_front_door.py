"""Logging in, and what browsers are told about the pages."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.settings import base
from cms.settings.caches import cache as cache_settings
from cms.timetable import forget_logins
from cms.users.clients import shortened
from site_pages.models import StandardPage
from tests.factories import pages, people

STRICT = {
    "default-src 'self'",
    "img-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
}
RIGHT = "a long password for tests"


@pytest.fixture
def somebody(db):
    return people.user("somebody", is_superuser=True)


def log_in(password, address="203.0.113.7", client=None, **headers):
    form = {"username": "somebody", "password": password}
    return (client or Client()).post(reverse("wagtailadmin_login"), form, REMOTE_ADDR=address, headers=headers)


def fail(times, **where):
    return [log_in(f"wrong {number}", **where).status_code for number in range(times)]


@pytest.mark.parametrize("language,words", [("de", "Zu viele Versuche"), ("en", "Too many attempts")])
def test_sixth_wrong_password_is_refused_with_words(somebody, language, words):
    assert fail(4) == [200] * 4
    fail(1)
    answer = log_in("wrong", **{"Accept-Language": language})
    assert answer.status_code == 429
    assert words in answer.content.decode()


def test_right_password_waits_fifteen_minutes(somebody):
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC)) as clock:
        fail(6)
        assert log_in(RIGHT).status_code == 429
        clock.shift(timedelta(minutes=16))
        assert log_in(RIGHT).status_code == 302


def test_right_password_from_another_address_is_let_in(somebody):
    fail(6)
    assert log_in(RIGHT, address="198.51.100.9").status_code == 302


def test_other_people_at_the_same_address_are_let_in(somebody):
    people.user("colleague", is_superuser=True)
    fail(6)
    form = {"username": "colleague", "password": RIGHT}
    assert Client().post(reverse("wagtailadmin_login"), form, REMOTE_ADDR="203.0.113.7").status_code == 302


def test_forged_addresses_are_no_way_round(somebody):
    for number in range(6):
        headers = {"X-Forwarded-For": f"192.0.2.{number}", "X-Real-IP": f"192.0.2.{number}", "Forwarded": f"for=192.0.2.{number}"}
        answer = log_in("wrong", **headers)
    assert answer.status_code == 429


def test_address_told_by_a_trusted_proxy_counts(somebody, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    for _number in range(6):
        answer = log_in("wrong", address="127.0.0.1", **{"X-Real-IP": "192.0.2.1"})
    assert answer.status_code == 429
    assert log_in(RIGHT, address="127.0.0.1", **{"X-Real-IP": "192.0.2.2"}).status_code == 302


@pytest.mark.parametrize("nonsense", ["", "unknown", "1.2.3.4, 5.6.7.8", "' OR 1=1", "999.1.1.1", "x" * 5000])
def test_proxy_that_tells_nonsense_is_no_error(somebody, settings, nonsense):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert log_in("wrong", address="127.0.0.1", **{"X-Real-IP": nonsense}).status_code == 200
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_network_of_an_ipv6_client_is_one_address(somebody):
    for number in range(6):
        answer = log_in("wrong", address=f"2001:db8:1:2::{number + 1}")
    assert answer.status_code == 429
    assert log_in(RIGHT, address="2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize(
    "address,kept",
    [("203.0.113.77", "203.0.113.0"), ("2001:db8:1:2::3", "2001:db8:1::"), ("", "-"), (None, "-"), ("nonsense", "-")],
)
def test_address_in_a_log_is_shortened(address, kept):
    assert shortened(address) == kept


def test_log_names_neither_address_nor_password(somebody, caplog):
    with caplog.at_level(logging.DEBUG):
        fail(6)
    assert "203.0.113.0" in caplog.text
    assert "203.0.113.7" not in caplog.text
    assert "wrong 1" not in caplog.text


def test_failed_logins_are_forgotten_after_a_week(somebody):
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC)) as clock:
        fail(1)
        clock.shift(timedelta(days=6, hours=23))
        forget_logins()
        assert AccessAttempt.objects.count() == 1
        clock.shift(timedelta(hours=2))
        forget_logins()
    assert not AccessAttempt.objects.exists()


def test_success_is_not_recorded(somebody):
    fail(2)
    log_in(RIGHT)
    assert not AccessAttempt.objects.exists()


def test_mails_are_files_and_no_lines_of_a_log():
    assert base.EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert Path(base.EMAIL_CONFIG["EMAIL_FILE_PATH"]) == base.VAR / "mails"


@pytest.fixture
def site(db):
    return pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")


@pytest.mark.parametrize(
    "path", ["/de/", "/de/impressum/", "/nothing/", "/api/v1", "/api/v1/nothing", "/admin/login/", "/robots.txt"]
)
def test_pages_load_nothing_but_our_own(site, reader, path):
    answer = reader.get(path)
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == STRICT
    policy = answer.headers["Permissions-Policy"]
    assert [one for one in ("camera=()", "geolocation=(self)", "microphone=()") if one not in policy] == []
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_editor_has_a_policy_that_lets_it_work(site):
    policy = people.editor().get(reverse("wagtailadmin_home")).headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'self'" in policy


def test_pictures_of_another_origin_are_allowed_by_name():
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] == ["'self'", *settings.MEDIA_ORIGINS]


def test_reading_goes_on_without_redis(site, reader, settings):
    settings.CACHES = {"default": cache_settings("redis://127.0.0.1:1/0")}
    assert reader.get("/de/impressum/").status_code == 200
    assert reader.get("/api/v1/services").status_code == 200
    assert people.editor().get(reverse("wagtailadmin_home")).status_code == 200
