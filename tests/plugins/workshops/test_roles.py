"""Each role at each page of the workshops (cms/users/pages.yaml)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from cms.plugins.workshops import seats
from cms.plugins.workshops.certificates.issuing import follow
from cms.plugins.workshops.models.registration import State
from cms.users.matrix import PAGES
from tests.page_roles import faults
from tests.plugins.workshops.made import confirmed, workshop_date
from tests.plugins.workshops.test_visitors import form

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PAGES.roles)
def test_role_does_on_the_pages_of_workshops_what_the_table_says(role: str) -> None:
    date = workshop_date()
    coming, was_there = confirmed(date, "Amal"), confirmed(date, "Ruth")
    seats.to(was_there, State.ATTENDED)
    follow(was_there)
    mine, there = (coming.secret, was_there.secret) if role == "author" else (uuid4(), uuid4())
    keys = {
        **{"certificates": [], "certificate": [was_there.certificate.number], "register": [date.uuid]},
        **{"mine": [mine], "my_calendar_file": [mine], "my_certificate": [there]},
    }
    addresses = {name: reverse(f"workshops:{name}", args=args) for name, args in keys.items()}
    forms = {"register": form(email="neu@example.org"), "mine": {"action": "cancel"}}
    assert faults("workshops", role, addresses, forms) == []
