"""Each role at each page of the board (cms/users/pages.yaml)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from cms.users.matrix import PAGES
from tests.page_roles import faults
from tests.plugins.board.made import ANDERNACH, answered, form, message_form, moderator_of, public

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PAGES.roles)
def test_role_does_on_the_pages_of_the_board_what_the_table_says(role: str) -> None:
    notice = public()
    reply = answered(notice)
    is_author = role == "author"
    secret, answer = (notice.secret, reply.secret) if is_author else (uuid4(), uuid4())
    keys = {
        **{"board": [], "feed": [], "write": [], "reply": [notice.uuid]},
        **{"mine": [secret], "write_part": [secret], "change": [secret]},
        **{"my_exchange": [secret, reply.pk], "my_reply": [answer]},
    }
    addresses = {name: reverse(f"board:{name}", args=args) for name, args in keys.items()}
    forms = {
        **{"write": form(), "reply": message_form(), "mine": {"action": "close"}, "write_part": form(category="transport")},
        **{"change": form(text="Neu"), "my_exchange": message_form(), "my_reply": message_form()},
    }
    assert faults("board", role, addresses, forms, moderator=lambda: moderator_of(ANDERNACH)) == []
