"""The command that makes locales gives each language a tree of pages, where there are pages to follow."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from cms.languages import CODES, TARGETS
from site_pages.models import StandardPage
from tests.factories import pages


@pytest.fixture
def load(db: None, django_capture_on_commit_callbacks: Any, capsys: pytest.CaptureFixture[str]) -> Any:
    def run() -> str:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("load_locales")
        return capsys.readouterr().out

    return run


def test_new_site_has_its_locales_and_no_more_pages_than_before(load: Any):
    Page.objects.filter(depth__gt=2).delete()
    before = Page.objects.count()
    load()
    assert set(Locale.objects.values_list("language_code", flat=True)) == set(CODES)
    assert (Page.objects.count(), LocaleSynchronization.objects.count()) == (before, 0)


def test_site_with_pages_has_them_in_each_language(load: Any):
    page = pages.child(StandardPage, pages.home(aliases=False), "Impressum", aliases=False)
    assert "wait for the worker" in load()
    there = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    assert set(there.values_list("locale__language_code", "alias_of")) == {(code, page.pk) for code in TARGETS}
    assert "wait for the worker" not in load()
