"""Problem documents (RFC 9457): the only form in which the API says that something went wrong."""

import json
from http import HTTPStatus
from typing import Any, TypedDict

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.views import exception_handler

from api.middleware import is_api
from cms.health import RETRY_AFTER, database_is_away

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 10
LONGEST_NAME = 50


class ParameterError(TypedDict):
    parameter: str
    detail: str


def problem(status: int, detail: str = "", errors: list[ParameterError] | None = None) -> HttpResponse:
    """A problem in English; `errors` says which query parameters are wrong, and why."""
    known = HTTPStatus(status)
    document = {"type": "about:blank", "title": known.phrase, "status": status, "detail": detail or known.description}
    if errors:
        document["errors"] = errors
    response = HttpResponse(json.dumps(document), status=status, content_type=MEDIA_TYPE)
    response.headers["Content-Language"] = "en"
    return response


def bad_request_problem(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(400, "The request could not be understood.")


def forbidden_problem(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(403)


def not_found_problem(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(404, "There is nothing at this address.")


def server_error_problem(request: HttpRequest) -> HttpResponse:
    """503 while the database is away: whoever mirrors us comes back."""
    if not database_is_away():
        return problem(500, "Something went wrong on our side.")
    response = problem(503, "The database does not answer. Please try again soon.")
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """REST framework's exception handler. None leaves the unforeseen to Django, which logs it and answers 500.

    The admin's own views keep the framework's answers.
    """
    if not is_api(context["request"].path):
        return exception_handler(error, context)
    if isinstance(error, Http404):
        return problem(404, str(error) or "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return problem(403)
    if isinstance(error, exceptions.ValidationError):
        return problem(400, "Some parameters are not valid.", parameter_errors(error.detail))
    return of_framework(error) if isinstance(error, exceptions.APIException) else None


def of_framework(error: exceptions.APIException) -> HttpResponse:
    scheme = getattr(error, "auth_header", "")  # the framework's own name for it
    response = problem(error.status_code, str(error.detail) if scheme else "")
    if scheme:
        response.headers["WWW-Authenticate"] = scheme
    if wait := getattr(error, "wait", None):
        response.headers["Retry-After"] = str(int(wait))
    return response


def parameter_errors(detail: Any) -> list[ParameterError]:
    """The first ten errors; long names are cut, since they come from outside."""
    if not isinstance(detail, dict):
        return []
    pairs = [(name, reason) for name, reasons in detail.items() for reason in reasons]
    return [ParameterError(parameter=name[:LONGEST_NAME], detail=str(reason)) for name, reason in pairs[:MOST_ERRORS]]
