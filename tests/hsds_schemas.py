"""The schemas of HSDS 3.2.3, which lie beside the project and not in it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).resolve().parents[2] / "shared" / "hsds" / "compiled"
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason="needs the HSDS schemas in ../shared/hsds/compiled")


@cache
def validator(schema: str) -> Draft202012Validator:
    compiled = json.loads((SCHEMAS / f"{schema}.json").read_text())
    return Draft202012Validator(compiled, format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems(schema: str, record: Any) -> list[str]:
    """What of a record is not as the schema demands."""
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(record)]
