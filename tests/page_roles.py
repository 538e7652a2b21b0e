"""Holds the pages of a plugin to cms/users/pages.yaml: each role at each address, and what it could do there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from cms.plugin_api.registry import collect
from cms.users.matrix import PAGES
from tests.factories import people

LETS_IN = {
    "anonymous": lambda: Client(raise_request_exception=False),
    "author": lambda: Client(raise_request_exception=False),
    "member": lambda: people.browser_of(people.user("member")),
    "chair": lambda: people.browser_of(people.user("chair")),
    "other member": lambda: people.browser_of(people.user("other-member")),
    "partner": people.organizer,
    "moderator": people.organizer,
    "translator": people.translator,
    "editor": people.editor,
    "administrator": people.administrator,
}
Made = Callable[[], Client]


def faults(plugin: str, role: str, addresses: Mapping[str, str], forms: Mapping[str, Any], **lets_in: Made) -> list[str]:
    """What a role sees and changes on pages, against the table.

    `addresses` are those that it can know, by names of all pages, `forms` what is sent there: whoever may write changes something
    by them. `lets_in` are browsers of roles that the plugin knows by more than a login.
    """
    if untried := {str(url.name) for name, url in collect("public_urls") if name == plugin} ^ set(addresses):
        raise AssertionError(f"Not tried, or no pages: {sorted(untried)}")
    client = (LETS_IN | lets_in)[role]()
    found = [faults_at(client, plugin, role, name, address, forms.get(name)) for name, address in addresses.items()]
    return [*chain.from_iterable(found)]


def faults_at(client: Client, plugin: str, role: str, name: str, address: str, form: Any) -> Iterator[str]:
    may = PAGES.decision(role, f"{plugin}:{name}")
    seen = opens(client, address)
    sent, changed = changes(client, plugin, address, form or {})
    if may == "no" and seen:
        yield f"{name} is open"
    if may == "look" and not seen:
        yield f"{name} does not open"
    if may == "write" and not (seen or sent):
        yield f"{name} takes nothing"
    if may == "write" and form is not None and not changed:
        yield f"{name} changes nothing"
    if changed and may != "write":
        yield f"{name} changes {changed}"


def opens(client: Client, address: str) -> bool:
    with undone():
        return is_taken(client.get(address))


def changes(client: Client, plugin: str, address: str, form: Any) -> tuple[bool, list[str]]:
    """Whether a form is taken, and the plugin's models whose rows it changed; afterwards everything is as before."""
    before = rows_of(plugin)
    with undone():
        taken = is_taken(client.post(address, form))
        after = rows_of(plugin)
    return taken, [label for label in before if before[label] != after[label]]


def is_taken(answer: Any) -> bool:
    """A form that is not right is answered by the page once more (400). Whoever is not known is sent to the login."""
    if answer.status_code >= 500:
        raise AssertionError(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    return answer.status_code in (200, 302, 400) and "/login/" not in answer.get("Location", "")


def undone() -> Any:
    """Everything that is done inside is taken back."""

    class Undone(transaction.Atomic):
        def __exit__(self, *error: Any) -> None:
            transaction.set_rollback(True)
            super().__exit__(*error)

    return Undone(using=None, savepoint=True, durable=False)


def rows_of(plugin: str) -> dict[str, list[Any]]:
    models = [*apps.get_app_config(plugin).get_models(), get_user_model()]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}
