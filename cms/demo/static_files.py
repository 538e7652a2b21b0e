"""Collects static files when they have changed since the last time."""

from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def collect_when_changed() -> bool:
    """True when there was something to collect."""
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    current = fingerprint()
    if stamp.exists() and stamp.read_text() == current:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current)
    return True


def fingerprint() -> str:
    """Of the installed packages and of the project's own static files."""
    own = sorted((Path(settings.BASE_DIR) / "cms" / "static").rglob("*"))
    parts = [f"{file.name} {file.stat().st_mtime_ns}" for file in own]
    parts += sorted(f"{package.name} {package.version}" for package in distributions())
    return sha256("\n".join(parts).encode()).hexdigest()
