"""People who work in the admin, and their browsers."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from cms.users.roles import EDITORS, TRANSLATORS, load_roles, roles_of_plugins


def user(name: str, *groups: str, **fields: Any) -> Any:
    made = get_user_model().objects.create_user(name, f"{name}@example.org", "a long password for tests", **fields)
    made.groups.set([Group.objects.get(name=group) for group in groups])
    return made


def browser_of(somebody: Any) -> Client:
    """A browser in which somebody is logged in; an error of the server is an answer, as for people."""
    client = Client(raise_request_exception=False)
    client.force_login(somebody)
    return client


def editor() -> Client:
    load_roles()
    return browser_of(user("district-editor", EDITORS))


def translator() -> Client:
    load_roles()
    return browser_of(user("district-translator", TRANSLATORS))


def administrator() -> Client:
    return browser_of(user("boss", is_superuser=True))


def organizer() -> Client:
    """In the groups that plugins bring along, without an organization and a place yet."""
    load_roles()
    return browser_of(user("organizer", *sorted(set(roles_of_plugins()) - {EDITORS, TRANSLATORS})))


def stranger() -> Client:
    """Has an account, and no role."""
    return browser_of(user("stranger"))
