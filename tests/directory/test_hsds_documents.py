"""What the directory publishes is HSDS 3.2.3, in every language."""

import json

import pytest

from cms.languages import CODES
from cms.published.models import PublishedDocument
from tests.directory.full_service import full_service
from tests.hsds_schemas import needs_schemas, problems

KINDS = ["service", "organization", "service_at_location"]

pytestmark = pytest.mark.django_db


@needs_schemas
@pytest.mark.parametrize("kind", KINDS)
def test_documents_are_valid_hsds_in_every_language(kind: str):
    full_service()
    found = PublishedDocument.objects.public().filter(kind=kind)

    assert {document.language for document in found} == set(CODES)
    for document in found:
        assert problems(kind, json.loads(document.full)) == []
        assert problems(f"{kind}_list", json.loads(document.item)) == []


@needs_schemas
def test_schemas_refuse_a_service_without_a_name():
    full_service()
    record = json.loads(PublishedDocument.objects.current("service", "de").get().full)
    del record["name"]

    assert problems("service", record) == ["$: 'name' is a required property"]


def test_documents_have_no_nulls():
    full_service()

    texts = PublishedDocument.objects.values_list("item", "full")

    assert [text for pair in texts for text in pair if "null" in text] == []
