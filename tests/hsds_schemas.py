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
def validator(schema: str) -> Draft202012Validator:
    (found, *_others) = [path for folder in ("compiled", "simple") if (path := SCHEMAS / folder / f"{schema}.json").exists()]
    registry: Registry[Any] = Registry(retrieve=retrieve)  # type: ignore[call-arg]  # an attrs class
    schema = json.loads(found.read_text()) | {"$id": found.name}
    return Draft202012Validator(schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


def retrieve(name: str) -> Resource[Any]:
    """A simple schema that another one refers to."""
    return Resource(json.loads((SCHEMAS / "simple" / name).read_text()), DRAFT202012)


def problems(schema: str, record: Any) -> list[str]:
    """What of a record is not as the schema demands."""
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(record)]
