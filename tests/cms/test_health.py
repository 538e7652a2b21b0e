"""A database that is away: 503 and a word when to come back, never 500; and two addresses for those who watch."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

PAGES = ["/de/", "/ar/angebote/", "/sitemap.xml", "/admin/login/", "/documents/1/a.pdf"]
LISTS = ["/api/v1/services", "/api/v1/taxonomies?per_page=1"]


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


class Away:
    """Lets each query fail, as it does when the database's machine is gone."""

    def __init__(self, error):
        self.error = error

    def __call__(self, execute, sql, params, many, context):
        raise self.error("server closed the connection unexpectedly")


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("path", PAGES)
def test_page_says_that_it_comes_back(visitor, path, error):
    visitor.cookies["sessionid"] = "somebody"
    with connection.execute_wrapper(Away(error)):
        answer = visitor.get(path, headers={"Accept-Language": "de"})
    if path != "/admin/login/":
        assert answer.status_code == 503
    assert answer.status_code in (200, 503)
    if answer.status_code == 503:
        assert answer.headers["Retry-After"] == "5"
        assert "112" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", LISTS)
def test_api_answers_with_a_problem(visitor, path):
    with connection.execute_wrapper(Away(OperationalError)):
        answer = visitor.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["title"] == "Service Unavailable"


@pytest.mark.django_db
def test_other_errors_stay_errors(visitor):
    with connection.execute_wrapper(Away(ImproperlyConfigured)):
        assert visitor.get("/api/v1/services").status_code == 500
        assert visitor.get("/de/").status_code == 500


def test_process_lives_without_a_database(visitor):
    answer = visitor.get("/livez")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_process_is_ready_with_its_database_only(visitor):
    assert visitor.get("/readyz").status_code == 200
    with connection.execute_wrapper(Away(OperationalError)):
        answer = visitor.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


@pytest.mark.django_db
def test_answers_about_health_are_not_stored(visitor):
    assert "no-store" in visitor.get("/readyz").headers["Cache-Control"]
    assert "no-store" in visitor.get("/livez").headers["Cache-Control"]
