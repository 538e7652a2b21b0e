"""Ten thousand generated requests: not one is an error of the server, and what they change is nothing."""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from tests.cms.admin_routes import admin_routes
from tests.cms.german_content import values
from tests.cms.strange_requests import PARAMETERS, form_for, public_request
from tests.factories import people

FORMS = 1_000
FIELDS = """
title slug name description action-publish comments body body-count restriction_type file go_live_at expire_at
contacts-TOTAL_FORMS contacts-INITIAL_FORMS contacts-0-title schedules-TOTAL_FORMS organization page terms minimum_age password
username email groups collection tags locales number
""".split()
FIELDS += PARAMETERS


@pytest.mark.long
def test_no_request_of_a_visitor_is_an_error_of_the_server(content, share):
    client, wrong = Client(raise_request_exception=False), {}
    for number in share(range(10_000 - FORMS)):
        asked = public_request(number)
        form = urlencode(asked.form, errors="replace")
        answer = client.generic(asked.method, asked.path, form, "application/x-www-form-urlencoded", headers=asked.headers)
        if answer.status_code >= 500:
            wrong[number] = (answer.status_code, asked.method, asked.path)
        if asked.path.startswith("/api/v1/"):
            assert "Set-Cookie" not in answer.headers
        list(answer.streaming_content if answer.streaming else [])  # files close at their end
        client.cookies.clear()
    assert wrong == {}


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # a report of wagtail-localize
def test_no_form_in_the_admin_is_an_error_of_the_server(content, share):
    client, value_of, routes, wrong = people.administrator(), values(content), admin_routes(), {}
    kept = [one for one in routes if one.name != "wagtailadmin_logout"]
    for number in share(range(FORMS)):
        route = kept[number * 7919 % len(kept)]
        with transaction.atomic():
            answer = client.post(route.filled(value_of), form_for(number, FIELDS))
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            wrong[number] = (answer.status_code, route.name, form_for(number, FIELDS))
    assert wrong == {}
