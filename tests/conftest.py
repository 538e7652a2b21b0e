"""What all tests share. Rooms have fixtures of their own in their folders."""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Site
from wagtail_localize.models import Translation

from cms.catalogues.files import compile_all
from cms.languages import CODES
from tests import migrated
from tests.directory import translating
from tests.running.site import RunningSite, new_site, prepare, remove, served

WHOLE = os.environ.get("WEGWEISER_LONG") == "whole"
PLUGINS_OF_DEMO = "embeds,events,workshops,board,groups,network,reports,digest"  # as in the Makefile


def pytest_configure(config: pytest.Config) -> None:
    """Catalogues are compiled here too, so that pytest alone finds them."""
    if not hasattr(config, "workerinput"):
        compile_all()


@pytest.fixture(scope="session")
def migrated_before() -> Iterator[None]:
    """On SQLite migrations run once, not at each start of the tests."""
    with migrated.begun_with(migrated.kept()):
        yield


@pytest.fixture(scope="session")
def django_db_setup(migrated_before: None, django_db_setup: None, django_db_blocker: Any) -> None:
    if connection.vendor == "sqlite" and not (file := migrated.kept()).exists():
        with django_db_blocker.unblock():
            migrated.keep(file)


@pytest.fixture(autouse=True)
def clean_slate() -> None:
    """What outlives a test's transaction: caches, and the language of its last request."""
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demo as `make demo` sets it up, behind the real server. Who uses it belongs to the group of the journeys."""
    running = prepare(
        new_site(tmp_path_factory.mktemp("journeys", numbered=False), WEGWEISER_PLUGINS=PLUGINS_OF_DEMO),
        ["demo", "--prepare-only"],
    )
    with served(running):
        yield running
    remove(running)


@pytest.fixture
def locales(db: None) -> dict[str, Locale]:
    """All languages of the site, by code."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}


@pytest.fixture
def translate(django_capture_on_commit_callbacks: Any, db: None) -> Callable[..., Translation]:
    """Publishes a translation: wagtail-localize does it after the commit, so the test's commits are run."""

    def run(*args: Any, **kwargs: Any) -> Translation:
        with django_capture_on_commit_callbacks(execute=True):
            return translating.translate(*args, **kwargs)

    return run


@pytest.fixture
def share() -> Callable[[Sequence[Any]], Sequence[Any]]:
    """For tests marked `long`: takes all of a list when WEGWEISER_LONG=whole, else a tenth by the run's seed."""
    return lambda items: items if WHOLE else random.sample(items, -(-len(items) // 10))


@pytest.fixture
def administrator(db: None) -> Any:
    return get_user_model().objects.create_superuser("administrator", "administrator@example.org", "a long password for tests")


@pytest.fixture
def editor(db: None) -> Any:
    """A member of Wagtail's group Editors."""
    user = get_user_model().objects.create_user("editor", "editor@example.org", "a long password for tests")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def admin_client(administrator: Any) -> Client:
    """A browser in which an administrator is logged in."""
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def reader() -> Client:
    """A browser without cookies."""
    return Client()
