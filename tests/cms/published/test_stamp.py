from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from cms.published.models import VersionStamp
from cms.published.stamp import current_version, next_expiry, next_midnight, raise_stamp
from cms.published.window import write
from sample_plugin.models import Bench
from tests.cms.published.projections import projection

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_stamp_is_made_when_missing_and_raised_from_then_on():
    versions = [current_version()]
    for _number in range(3):
        raise_stamp()
        versions.append(current_version())
    assert versions == [0, 1, 2, 3]
    assert VersionStamp.objects.count() == 1


def test_stamp_is_raised_by_a_public_change_and_by_no_other():
    bench = Bench.objects.create(name="Bank am Fluss")
    published = current_version()
    bench.save()
    assert current_version() == published

    bench.name = "Bank am Bach"
    bench.save()
    assert current_version() == published + 1

    Bench.objects.create(name="Geheim", hidden=True)
    assert current_version() == published + 1


def test_stamp_falls_back_with_the_transaction():
    raise_stamp()
    with transaction.atomic():
        Bench.objects.create(name="Bank am Fluss")
        assert current_version() == 2
        transaction.set_rollback(True)
    assert current_version() == 1


def test_stamp_holds_until_the_next_record_expires():
    with time_machine.travel(NOON, tick=False):
        write(projection(expires_at=NOON + timedelta(hours=2)))
        raise_stamp()
        assert VersionStamp.objects.get().valid_until == int((NOON + timedelta(hours=2)).timestamp())
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        assert next_expiry() is None


@pytest.mark.parametrize(
    "now, midnight",
    [
        (datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC), datetime(2026, 11, 22, 23, tzinfo=UTC)),
        (datetime(2026, 11, 22, 23, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
    ids=["last second", "midnight", "23 hours", "25 hours"],
)
def test_stamp_holds_at_most_until_midnight_in_berlin(now, midnight):
    with time_machine.travel(now, tick=False):
        write(projection(expires_at=midnight + timedelta(seconds=1)))
        raise_stamp()
        assert (next_midnight(), VersionStamp.objects.get().valid_until) == (int(midnight.timestamp()),) * 2
