"""Pages that link to others: projected when an address changes or is gone, and left alone while it stays."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.published import projecting
from cms.published.models import PublishedDocument
from cms.published.projecting import withdraw_expired
from site_pages.models import GuidePage, StandardPage
from site_pages.publishing.references import public_paths
from tests.factories import pages
from tests.factories.directory import OrganizationFactory, ServiceFactory


def linking_page(home, link):
    body = json.dumps([{"type": "rich_text", "value": f"<p>{link}</p>"}])
    return pages.child(StandardPage, home, "Verweise", slug="verweise", body=body)


@pytest.fixture
def target(home):
    return pages.child(GuidePage, home, "Ziel", slug="ziel")


@pytest.fixture
def linking(home, target):
    return linking_page(home, f'<a linktype="page" id="{target.pk}">Ziel</a>')


@pytest.fixture
def service(finder):
    return ServiceFactory(name="Kurs", organization=OrganizationFactory(name="Verein"))


@pytest.fixture
def linking_to_service(home, service):
    return linking_page(home, f'<a href="/de/angebote/kurs-{service.translation_key.hex[:10]}/">Kurs</a>')


@pytest.fixture
def projected(monkeypatch):
    """Keys that have been projected."""
    keys, carry_out = [], projecting.carry_out
    monkeypatch.setattr(projecting, "carry_out", lambda wanted: (keys.extend(wanted), carry_out(wanted)))
    return keys


def link(language="ar"):
    full = PublishedDocument.objects.current("standard_page", language).get().full
    found = BeautifulSoup(json.loads(full)["body"][0]["value"], "html.parser").a
    return found and found.get("href", "").removeprefix("http://testserver")


def publish(record, **values):
    """As an editor does: with a revision."""
    record = type(record).objects.get(pk=record.pk)
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()


def key(page):
    return page.kind, page.translation_key


def test_page_with_another_title_leaves_those_alone_that_link_to_it(target, linking, projected):
    publish(target, title="Anders")
    assert key(target) in projected
    assert key(linking) not in projected


def test_link_follows_the_address_of_its_page(target, linking):
    publish(target, slug="anders")
    assert (link("de"), link("ar")) == ("/de/anders/", "/ar/anders/")


@pytest.mark.parametrize("model", [Page, GuidePage])
def test_link_to_a_page_goes_and_comes_with_it(target, linking, model):
    model.objects.get(pk=target.pk).unpublish()
    assert not link()
    publish(target)
    assert link() == "/ar/ziel/"


def test_link_comes_back_with_a_page_that_was_over(target, linking):
    publish(target, expire_at=timezone.now() - timedelta(days=1))
    withdraw_expired()
    assert not link()
    publish(target, expire_at=None)
    assert link() == "/ar/ziel/"


def test_link_to_a_translated_page_stays_out_while_its_source_is_a_draft(target, linking):
    translated = pages.translate(target, "ar", {"title": "هدف"})
    target.refresh_from_db()
    target.unpublish()
    assert type(translated).objects.get(pk=translated.pk).live
    assert not link()


def test_service_with_another_text_leaves_those_alone_that_link_to_it(service, linking_to_service, projected):
    publish(service, description="Anders")
    assert key(service) in projected
    assert key(linking_to_service) not in projected


def test_link_follows_the_name_of_its_service(service, linking_to_service):
    publish(service, name="Treffen")
    assert link() == f"/ar/angebote/treffen-{service.translation_key.hex[:10]}/"


@pytest.mark.parametrize("gone", ["service", "organization"])
def test_link_to_a_service_goes_and_comes_with_it(service, linking_to_service, gone):
    record = service if gone == "service" else service.organization
    record.unpublish()
    assert not link()
    publish(record)
    assert link() == f"/ar/angebote/kurs-{service.translation_key.hex[:10]}/"


def test_guide_is_projected_when_its_service_is_public_or_no_more(home, service, projected):
    guide = pages.child(GuidePage, home, "Ratgeber", services=[service])
    for publishes in (False, True):
        projected.clear()
        (publish if publishes else type(service).unpublish)(type(service).objects.get(pk=service.pk))
        assert key(guide) in projected
    projected.clear()
    publish(service, name="Anders")
    assert key(guide) not in projected


def ask_for_paths(home, count):
    made = [pages.child(StandardPage, home, f"Seite {number}", slug=f"seite-{number}") for number in range(count)]
    with CaptureQueriesContext(connection) as queries:
        assert len(public_paths(page.translation_key for page in made)) == count
    return len(queries)


def test_addresses_of_pages_take_as_many_queries_for_three_as_for_one(home):
    PageViewRestriction.objects.create(page=pages.child(StandardPage, home, "Intern"), restriction_type="login")
    assert ask_for_paths(home, 3) == ask_for_paths(pages.child(StandardPage, home, "Darunter"), 1)
