"""cms/users/matrix.yaml is true: each role at each address of the admin, with what the address could do to the content."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.users.matrix import ADMIN
from tests.cms.admin_routes import admin_routes
from tests.cms.german_content import everything, in_language, start_workflow, values
from tests.factories import people

ENDS_THE_LOGIN = {"wagtailadmin_logout", "wagtailadmin_account"}
CONFIRMING = {
    **{"action-publish": "1", "name": "Geändert", "title": "Geändert", "text": "Geändert", "label": "Geändert"},
    **{"restriction_type": "login", "include_descendants": "1", "next": "/admin/"},
    **{"expire_at": "2026-01-01 00:00", "localize-convert-to-alias": "1", "number": "1"},
}
WRITTEN = re.compile(r'\b(?:INTO|UPDATE|DELETE FROM) "(\w+)"')
PEOPLE = {
    "anonymous": lambda: Client(raise_request_exception=False),
    "stranger": people.stranger,
    "translator": people.translator,
    "organizer": people.organizer,
    "editor": people.editor,
    "administrator": people.administrator,
}
WITH_PAGES = {"board", "embeds", "events", "groups", "network", "reports", "workshops"}
NOT_FOR = {"German": {"own languages"}, "German front page": {"own languages", "not front", "confirmed"}}
NOT_FOR |= {"English": set(), "English front page": {"not front", "confirmed"}}


WHO_WHERE = [("anonymous", "German"), ("stranger", "German"), *(("translator", where) for where in NOT_FOR)]
WHO_WHERE += [("editor", "German"), ("editor", "German front page"), ("editor", "English front page")]
WHO_WHERE += [("organizer", "German")] if {"workshops", "board"} <= set(settings.WEGWEISER_PLUGINS) else []
WHO_WHERE += [("administrator", "German"), ("administrator", "German front page")]


def refused(response):
    return response.status_code in (302, 400, 401, 403, 404, 405)


def target(content, name):
    """The content in a language, its front page in place of the page if the name says so."""
    made = in_language(content, "de" if name.startswith("German") else "en")
    return made | ({Page: made[Page].get_parent().specific} if name.endswith("front page") else {})


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def changes(client, address, form):
    """The answer to a POST, and the tables whose rows it changed; afterwards the database is as before."""
    with undone():
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(address, form)
        written = {table for query in queries for table in WRITTEN.findall(query["sql"])}
        now = everything(written)
    before = everything(written)
    return answer, [label for label in before if before[label] != now[label]]


def test_every_address_is_decided(db):
    assert {route.name for route in admin_routes() if ADMIN.kind_of(route.name) is None} == set()


@pytest.mark.skipif(not set(settings.WEGWEISER_PLUGINS) >= WITH_PAGES, reason="plugins that have pages in the admin are off")
def test_every_kind_has_an_address(db):
    names = {route.name for route in admin_routes()}
    assert [kind.kind for kind in ADMIN.kinds if not any(ADMIN.kind_of(name) is kind for name in names)] == []


def test_what_a_form_changes_is_seen_and_undone(content):
    """Else the test below could not fail."""
    page = content[Page]
    answer, changed = changes(people.administrator(), reverse("wagtailadmin_pages:delete", args=[page.pk]), CONFIRMING)
    assert (answer.status_code, "wagtailcore.Page" in changed) == (302, True)
    assert Page.objects.filter(pk=page.pk).exists()


def test_table_in_the_docs_is_the_matrix():
    assert "\n".join(ADMIN.table()) in (Path(settings.BASE_DIR) / "docs" / "roles.md").read_text("utf-8")


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # a report of wagtail-localize
@pytest.mark.parametrize("role,where", WHO_WHERE)
def test_role_does_what_the_matrix_says(content, role, where, share):
    start_workflow(content[Page], people.user("requester"))
    client, value_of = PEOPLE[role](), values(target(content, where))
    routes = {one.filled(value_of): one.name for one in admin_routes() if one.name not in ENDS_THE_LOGIN}
    if where.endswith("front page"):
        routes = {address: name for address, name in routes.items() if "page" in name}
    wrong = [found for address in share(sorted(routes)) for found in faults(client, address, routes[address], role, where)]
    assert wrong == []


def faults(client, address, route, role, where):
    """What a role sees and changes at an address, against the matrix."""
    may = ADMIN.decision(role, route)
    touches = may not in ("no", "look") and may not in NOT_FOR[where]
    seen = client.get(address)
    if seen.status_code >= 500:
        yield f"{route}: {seen.status_code}"
    if may == "no" and not refused(seen):
        yield f"{route} opens: {seen.status_code}"
    for form in ({}, CONFIRMING):
        answer, changed = changes(client, address, form)
        if answer.status_code >= 500:
            yield f"{route}: {answer.status_code} after a form with {len(form)} fields"
        if may == "no" and not refused(answer):
            yield f"{route} takes a form: {answer.status_code}"
        if changed and not touches and not (may == "own languages" and changed == ["wagtail_localize.TranslationSource"]):
            yield f"{route} changes {changed}"
