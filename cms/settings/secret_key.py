"""The secret key of this installation: made once, kept in `var/`, never a default."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST = 40


def load_or_create(path: Path) -> str:
    """The key in `path`; a new one, readable by its owner alone, when the file is missing."""
    if not path.exists():
        create(path)
    return load(path)


def create(path: Path) -> None:
    """A whole file or none: of two processes that start at once, the second takes the first one's key."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")  # readable by its owner alone
    with os.fdopen(descriptor, "w") as file:
        file.write(get_random_secret_key())
    with suppress(FileExistsError):
        os.link(name, path)
    os.unlink(name)


def load(path: Path) -> str:
    key = path.read_bytes().decode("ascii", errors="replace").strip()
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(
            f"{path} holds no secret key. Restore it from a backup, or remove the file: "
            "a new key is made, and everyone logs in again."
        )
    return key
