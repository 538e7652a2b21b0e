"""How often somebody may ask. What a cache answers before it reaches the views is not counted."""

from __future__ import annotations

from time import time
from typing import Any

from django.conf import settings
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework_api_key.permissions import KeyParser

from api.keys.models import Key, KeyUsage
from cms.users.clients import address_of, within

MINUTE = 60  # seconds


class UnknownKey(exceptions.APIException):
    status_code = 401
    default_detail = "There is no such key, or it is over."
    auth_header = "Api-Key"


class RequestsAMinute(BaseThrottle):
    """By key, or by address where there is none. An address is remembered for a minute, and only as a hash of it.

    Each process counts for itself, unless the cache is shared (CACHE_URL).
    """

    def allow_request(self, request: Request, view: Any) -> bool:
        key = key_of(request)
        if key:
            KeyUsage.count(key=key)
            return within(f"api.key.{key.prefix}", settings.API_REQUESTS_A_MINUTE_WITH_KEY, MINUTE)
        return within(f"api.address.{address_of(request)}", settings.API_REQUESTS_A_MINUTE, MINUTE)

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return MINUTE - time() % MINUTE + 1


def key_of(request: Request) -> Key | None:
    """The key of the header `Authorization: Api-Key …`; UnknownKey for one that is not valid."""
    text = KeyParser().get(request)
    if not text:
        return None
    try:
        found: Any = Key.objects.get_from_key(text)
    except Key.DoesNotExist as error:
        raise UnknownKey from error
    if found.has_expired:
        raise UnknownKey
    key: Key = found
    return key
