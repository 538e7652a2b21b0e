"""The micro-cache of the shipped nginx: a second late at most, and for nobody what is somebody's."""

import time

import pytest

from tests.running.conftest import path_to
from tests.running.nginx import proxied
from tests.running.site import prepare

RENAME = """
from directory.models import Service
service = Service.objects.filter(live=True).first()
service.name = "Ganz anders"
service.save_revision().publish()
"""


@pytest.fixture(scope="module")
def cached(site, nginx, tmp_path_factory):
    """Behind nginx with the micro-cache; `nginx` is asked for so that the test skips without it."""
    with proxied(site, path_to("nginx"), tmp_path_factory.mktemp("micro"), micro_cache=True) as front:
        yield front


def test_publish_is_seen_a_second_later(cached):
    before = cached.ask("/api/v1/services?per_page=1")[1]
    for _number in range(3):
        assert cached.ask("/api/v1/services?per_page=1")[1] == before
    prepare(cached.site, ["shell", "-c", RENAME])
    time.sleep(1.1)
    cached.ask("/api/v1/services")
    assert b"Ganz anders" in cached.ask("/api/v1/services")[1]


def test_languages_have_answers_of_their_own(cached):
    answers = {code: cached.ask("/api/v1", Accept_Language=code)[0].headers["Content-Language"] for code in ("de", "ar", "de")}
    assert answers == {"de": "de", "ar": "ar"}


def test_unchanged_answer_is_not_sent_again(cached):
    etag = cached.ask("/api/v1/services")[0].headers["ETag"]
    assert cached.ask("/api/v1/services", If_None_Match=etag)[0].status == 304


def test_what_is_somebodys_is_asked_for_each_time(cached):
    cookies = {cached.ask("/admin/login/")[0].headers["Set-Cookie"] for _number in range(2)}
    assert len(cookies) == 2
