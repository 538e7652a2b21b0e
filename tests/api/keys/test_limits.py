"""How often programs may ask, and with which keys."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from api.keys.models import Key, KeyUsage
from cms.users.clients import hashed

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/services"


@pytest.fixture(autouse=True)
def few_requests(settings: Any) -> Any:
    settings.API_REQUESTS_A_MINUTE, settings.API_REQUESTS_A_MINUTE_WITH_KEY = 2, 4
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    cache.clear()
    with time_machine.travel("2026-11-20T12:00:15+01:00", tick=False) as clock:
        yield clock
    cache.clear()


def statuses(client: Client, number: int, **headers: str) -> list[int]:
    return [client.get(ADDRESS, headers=headers or None).status_code for _one in range(number)]


def with_key(text: str) -> dict[str, str]:
    return {"Authorization": f"Api-Key {text}"}


def test_who_asks_too_often_is_told_when_to_come_back(api_client: Client) -> None:
    assert statuses(api_client, 2) == [200, 200]
    answer = api_client.get(ADDRESS)
    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (429, "application/problem+json", "46")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_next_minute_is_a_new_one(api_client: Client, few_requests: Any) -> None:
    assert statuses(api_client, 3) == [200, 200, 429]
    few_requests.shift(timedelta(seconds=46))
    assert statuses(api_client, 3) == [200, 200, 429]


def test_each_address_counts_for_itself(api_client: Client) -> None:
    for address in ("192.0.2.1", "192.0.2.2", "2001:db8::1"):
        assert statuses(api_client, 3, **{"X-Real-IP": address}) == [200, 200, 429]
    assert statuses(api_client, 1, **{"X-Real-IP": "2001:db8::2"}) == [429]  # one client has a whole network


def test_address_that_anybody_can_claim_does_not_count(api_client: Client, settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    assert [statuses(api_client, 1, **{"X-Real-IP": f"192.0.2.{number}"}) for number in range(3)] == [[200], [200], [429]]


def test_no_address_is_kept(api_client: Client) -> None:
    statuses(api_client, 1, **{"X-Real-IP": "192.0.2.99"})
    assert "192.0.2.99" not in "".join(map(str, cache._cache))  # type: ignore[attr-defined]  # all that LocMemCache holds
    kept = "".join(map(str, cache._cache))  # type: ignore[attr-defined]  # all that LocMemCache holds
    assert hashed("api.address.192.0.2.99") in kept


def test_errors_count_and_zero_is_no_limit(api_client: Client, settings: Any) -> None:
    assert [api_client.get(f"{ADDRESS}?page=x").status_code for _one in range(3)] == [400, 400, 429]
    settings.API_REQUESTS_A_MINUTE = 0
    assert statuses(api_client, 5) == [200] * 5


def test_key_may_ask_more_often_and_is_counted_by_day(api_client: Client, few_requests: Any) -> None:
    _key, text = Key.objects.create_key(name="Mirror")
    assert statuses(api_client, 5, **with_key(text)) == [200, 200, 200, 200, 429]
    few_requests.shift(timedelta(days=1))
    assert statuses(api_client, 1, **with_key(text)) == [200]
    assert list(KeyUsage.objects.values_list("key__name", "day", "requests").order_by("day")) == [
        ("Mirror", timezone.localdate() - timedelta(days=1), 5),
        ("Mirror", timezone.localdate(), 1),
    ]


@pytest.mark.parametrize("text", ["", "nonsense", "abcdefgh.nonsense", "\x7f", "a" * 5000, "ä.ö"])
def test_key_that_nobody_has_is_refused(api_client: Client, text: str) -> None:
    answer = api_client.get(ADDRESS, headers=with_key(text))
    expected = 200 if not text else 401
    assert (answer.status_code, answer.get("WWW-Authenticate")) == (expected, None if expected == 200 else "Api-Key")


def test_key_that_is_revoked_or_over_is_refused(api_client: Client) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    texts = [Key.objects.create_key(name="One", **fields)[1] for fields in ({"revoked": True}, {"expiry_date": yesterday})]
    assert [statuses(api_client, 1, **with_key(text)) for text in texts] == [[401], [401]]
    assert not KeyUsage.objects.exists()


def test_other_kinds_of_authorization_are_none_of_our_business(api_client: Client) -> None:
    assert statuses(api_client, 1, Authorization="Basic abc") == [200]


def test_key_does_not_belong_into_an_address(api_client: Client) -> None:
    assert api_client.get(f"{ADDRESS}?api_key=abc").status_code == 400
