"""What the directory publishes is HSDS 3.2.3, in every language."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cms.languages import CODES
from cms.published.models import PublishedDocument
from tests.directory.full_service import full_service

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "hsds" / "compiled"
KINDS = ["service", "organization", "service_at_location"]

pytestmark = pytest.mark.django_db


def problems(schema: str, record: Any) -> list[str]:
    compiled = json.loads((SCHEMAS / f"{schema}.json").read_text())
    validator = Draft202012Validator(compiled, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


@pytest.mark.skipif(not SCHEMAS.exists(), reason="needs the HSDS schemas in ../shared/hsds/compiled")
@pytest.mark.parametrize("kind", KINDS)
def test_documents_are_valid_hsds_in_every_language(kind: str):
    full_service()
    found = PublishedDocument.objects.public().filter(kind=kind)

    assert {document.language for document in found} == set(CODES)
    for document in found:
        assert problems(kind, json.loads(document.full)) == []
        assert problems(f"{kind}_list", json.loads(document.item)) == []


@pytest.mark.skipif(not SCHEMAS.exists(), reason="needs the HSDS schemas in ../shared/hsds/compiled")
def test_schemas_refuse_a_service_without_a_name():
    full_service()
    record = json.loads(PublishedDocument.objects.current("service", "de").get().full)
    del record["name"]

    assert problems("service", record) == ["$: 'name' is a required property"]


def test_documents_have_no_nulls():
    full_service()

    texts = PublishedDocument.objects.values_list("item", "full")

    assert [text for pair in texts for text in pair if "null" in text] == []
