"""The secret key of this installation: made once, kept in `var/`, never a default."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST = 40


def load_or_create(path: Path) -> str:
    """The key in `path`; a new one, readable by its owner alone, when the file is missing."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return load(path)
    with os.fdopen(descriptor, "w") as file:
        file.write(key := get_random_secret_key())
    return key


def load(path: Path) -> str:
    key = path.read_bytes().decode("ascii", errors="replace").strip()
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(
            f"{path} holds no secret key. Restore it from a backup, or remove the file: "
            "a new key is made, and everyone logs in again."
        )
    return key
