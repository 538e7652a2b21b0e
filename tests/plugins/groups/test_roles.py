"""Each role at each page of the groups (cms/users/pages.yaml)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.plugins.groups.members.tokens import token_of
from cms.plugins.groups.models import Group, GroupDocument, Membership
from cms.users.matrix import PAGES
from tests.factories import people
from tests.page_roles import faults
from tests.plugins.groups.made import browser, group, meeting, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ours() -> Group:
    return group()


@pytest.fixture
def members(ours: Group) -> dict[str, Membership]:
    other = group(name="AG Sprache")
    return {
        "member": member(ours, "wohnbruecke"),
        "chair": member(ours, "kreisstelle", is_chair=True),
        "other member": member(other, "sprachwerk"),
    }


def pages_of(ours: Group, token: str) -> dict[str, str]:
    met, document = ours.meetings.get(), ours.documents.get()
    keys: dict[str, list[Any]] = {
        **{"groups": [], "login": [], "log_in_by_link": [token], "logout": [], "password": [], "mine": []},
        **{"area": [ours.uuid], "leave": [ours.uuid], "meeting": [ours.uuid, met.uuid], "upload": [ours.uuid]},
        **{"download": [ours.uuid, document.pk], "remove": [ours.uuid, document.pk]},
    }
    last = ("password", "logout")  # they end the login of the others
    order = sorted(keys, key=lambda name: last.index(name) if name in last else -1)
    return {name: reverse(f"groups:{name}", args=keys[name]) for name in order}


@pytest.mark.parametrize("role", PAGES.roles)
@pytest.mark.parametrize("is_closed", [False, True])
def test_role_does_on_the_pages_of_groups_what_the_table_says(
    ours: Group, members: dict[str, Membership], files: None, role: str, is_closed: bool
) -> None:
    Group.objects.update(is_closed=is_closed)
    meeting(ours)
    GroupDocument.objects.create(group=ours, name="Plan", file=SimpleUploadedFile("a.txt", b"x"), organization_name="Andere")
    known, browsers = members.get(role), {name: browser(one) for name, one in members.items()}
    times = {"day": "2027-03-04", "begins": "17:30", "ends": "19:00", "place": "Saal"}
    word = "a long new word for tests"
    forms = {
        **{"area": times, "meeting": {"action": "agenda", "name": "Räder", "text": ""}, "leave": {}, "remove": {}},
        **{"upload": {"name": "Plan", "file": SimpleUploadedFile("b.txt", b"y")}, "log_in_by_link": {}},
        **{"password": {"new_password1": word, "new_password2": word}, "groups": times},
    }
    addresses = pages_of(ours, token_of(known.user) if known else "x")
    found = faults("groups", role, addresses, forms, **{name: lambda one=one: one for name, one in browsers.items()})
    if is_closed and role == "editor":
        kept = {"area", "meeting", "upload", "download", "remove"}
        assert {one.partition(" ")[0] for one in found} == kept
    else:
        assert found == []


def test_administrator_who_is_a_member_enters_like_one(ours: Group) -> None:
    boss = people.user("chief", is_superuser=True)
    Membership.objects.create(group=ours, user=boss, organization=ours.uuid, organization_name="Kreisstelle")
    assert people.browser_of(boss).get(reverse("groups:area", args=[ours.uuid])).status_code == 200
