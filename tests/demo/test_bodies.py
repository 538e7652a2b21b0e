"""Rich text of the demo's content files, as an editor would have made it."""

import json

import pytest
from wagtail.models import Page

from cms.demo.bodies import Body, page_ids
from cms.demo.content import identity, pages
from site_pages.models import ServiceFinderPage
from tests.factories import pages as page_factory
from tests.factories.directory import ServiceFactory


@pytest.fixture
def finder(db):
    slug = next(page["slug"] for page in pages() if page["type"] == "finder")
    key = identity("page", slug)
    return page_factory.child(ServiceFinderPage, page_factory.home(), "Angebote", slug=slug, translation_key=key, draft=True)


def test_links_to_services_are_pasted_addresses_though_the_finder_is_not_published_yet(finder):
    service = ServiceFactory(name="Beratung & Straße", translation_key=identity("service", "beratung"))
    body = Body("start", page_ids(Page))

    (block,) = body.blocks([{"rich_text": '<p><a href="service:beratung">Beratung</a></p>'}])
    address = f"/de/{finder.slug}/beratung-strasse-{service.translation_key.hex[:10]}/"
    assert json.loads(json.dumps(block))["value"] == f'<p><a href="{address}">Beratung</a></p>'
