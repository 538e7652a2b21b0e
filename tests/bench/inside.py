"""Measures inside a site's own environment; called by `python -m tests.bench` in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.bench import publishing, reading


def measure(file: str) -> None:
    """Writes {"figures": …, "addresses": …} to a file."""
    settings.ROOT_URLCONF = "tests.bench.model_serializer"
    settings.ALLOWED_HOSTS = ["*"]
    found: dict[str, Any] = {"addresses": reading.addresses(), "figures": reading.measure() | publishing.measure()}
    Path(file).write_text(json.dumps(found))
