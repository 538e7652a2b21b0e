"""The schemas of HSDS 3.2.3, which lie beside the project and not in it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).resolve().parents[2] / "shared" / "hsds"
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason="needs the HSDS schemas in ../shared/hsds")


@cache
def simple_schemas() -> Registry[Any]:
    """Schemas that others refer to, by the names of their files."""
    found = ((path.name, json.loads(path.read_text())) for path in (SCHEMAS / "simple").glob("*.json"))
    return Registry[Any]().with_resources((name, Resource(schema, DRAFT202012)) for name, schema in found)


@cache
def validator(name: str) -> Draft202012Validator:
    (found, *_others) = [path for folder in ("compiled", "simple") if (path := SCHEMAS / folder / f"{name}.json").exists()]
    schema = json.loads(found.read_text()) | {"$id": found.name}
    return Draft202012Validator(schema, registry=simple_schemas(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems(schema: str, record: Any) -> list[str]:
    """What of a record is not as the schema demands."""
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(record)]
