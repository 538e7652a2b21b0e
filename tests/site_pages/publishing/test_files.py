"""Files that pages link to: a link leads to one while everybody may read it, whichever way that changes."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms.published.drift import all_keys, drift_of
from cms.published.models import PublishedDocument
from site_pages.models import StandardPage
from tests.factories import media, pages


@pytest.fixture
def sheet(home, own_media):
    """A leaflet that a page links to."""
    document = media.document()
    text = f'<p><a linktype="document" id="{document.pk}">Merkblatt</a></p>'
    pages.child(StandardPage, home, "Downloads", slug="downloads", body=[("rich_text", text)])
    return document


@pytest.fixture
def closed(db):
    """A collection for those who are logged in."""
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection


def is_linked():
    full = json.loads(PublishedDocument.objects.current("standard_page", "ar").get().full)
    assert [drift for key in all_keys() if (drift := drift_of(key))] == []
    return "/documents/" in full["body"][0]["value"]


def test_restriction_of_a_collection_takes_the_links_away_and_lifting_it_brings_them_back(sheet):
    assert is_linked()
    root = Collection.get_first_root_node()
    restriction = CollectionViewRestriction.objects.create(collection=root, restriction_type=CollectionViewRestriction.LOGIN)
    assert not is_linked()
    restriction.restriction_type = CollectionViewRestriction.NONE
    restriction.save()
    assert is_linked()
    restriction.restriction_type = CollectionViewRestriction.LOGIN
    restriction.save()
    restriction.delete()
    assert is_linked()


def test_file_moved_to_a_closed_collection_is_linked_no_more(sheet, closed):
    sheet.collection = closed
    sheet.save()
    assert not is_linked()


def test_files_moved_together_in_the_admin_are_linked_no_more(sheet, closed, admin_client):
    address = reverse("wagtail_bulk_action", args=("wagtaildocs", "document", "add_to_collection"))
    admin_client.post(f"{address}?id={sheet.pk}", {"collection": closed.pk})
    sheet.refresh_from_db()
    assert (sheet.collection, is_linked()) == (closed, False)


def test_closed_collection_that_is_moved_opens_with_its_new_place(sheet, closed, admin_client):
    inner = closed.add_child(name="Darin")
    sheet.collection = inner
    sheet.save()
    assert not is_linked()
    root = Collection.get_first_root_node()
    admin_client.post(reverse("wagtailadmin_collections:edit", args=(inner.pk,)), {"name": "Darin", "parent": root.pk})
    assert is_linked()
