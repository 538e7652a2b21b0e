"""Demo people: one for each role, with random passwords that are written down once."""

import json
import os
import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError

from cms.demo.content import logins_file
from cms.users.roles import EDITORS, TRANSLATORS, load_roles

ROLES = {"editor": EDITORS, "translator": TRANSLATORS, "admin": None}


def load() -> dict[str, str]:
    """Makes the demo users that are missing; passwords by user name."""
    load_roles()
    known = passwords()
    for name, role in ROLES.items():
        known[name] = known.get(name) or secrets.token_urlsafe(15)
        user, new = get_user_model().objects.get_or_create(
            username=name, defaults={"email": f"{name}@example.org", "is_superuser": role is None, "is_staff": role is None}
        )
        if new or not user.check_password(known[name]):
            user.set_password(known[name])
            user.save()
        if role:
            user.groups.set([Group.objects.get(name=role)])
    write(known)
    return known


def passwords() -> dict[str, str]:
    """Passwords by user name, empty before the demo was loaded; CommandError when the file cannot be read."""
    file = logins_file()
    try:
        known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} cannot be read: {error}. Remove it, and new demo passwords are made.") from error
    return known


def write(known: dict[str, str]) -> None:
    descriptor = os.open(logins_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(known, file)
