"""An issue for many over real SMTP, while the worker is killed again and again: once each, and none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.site import RunningSite, new_site, prepare
from tests.running.workshops.people import shell
from tests.running.workshops.postbox import AGAIN, MAILS, Postbox, kill_after, listening

PLUGIN, PEOPLE, KILLS = "digest", 60, 3
MAKE = """
import json, uuid
from datetime import timedelta
from django.utils import timezone
from cms.plugins.digest.models import Subscription
from cms.published.models import PublishedDocument, PublishedRecord
now = timezone.now()
record = PublishedRecord.objects.create(kind="news", uuid=uuid.uuid4(), name="Neu", modified_at=now)
day = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 3)
item = json.dumps({{"title": "Neu", "date": day.isoformat(), "summary": ""}})
PublishedDocument.objects.create(
    record=record, kind="news", uuid=record.uuid, language="de", title="Neu", item=item, full=item, url="/de/neu/"
)
long_ago = now - timedelta(days=30)
Subscription.objects.bulk_create([
    Subscription(email=f"{{name}}@example.org", mailbox=f"{{name}}@example.org", kinds=["news"], confirmed_at=long_ago)
    for name in [f"person{{number}}" for number in range({people})]
])
print("JSON[]")
"""


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    with listening() as found:
        yield found


@pytest.fixture
def site(tmp_path: Path, postbox: tuple[Postbox, int]) -> RunningSite:
    mails = f"smtp://127.0.0.1:{postbox[1]}"
    return prepare(new_site(tmp_path, WEGWEISER_PLUGINS=PLUGIN, EMAIL_URL=mails), ["migrate", "-v", "0"])


def test_each_subscriber_gets_the_issue_once_and_none_is_lost_unseen(site: RunningSite, postbox: tuple[Postbox, int]) -> None:
    box, _port = postbox
    shell(site, MAKE.format(people=PEOPLE))
    for number in range(KILLS):
        kill_after(site, box, 5 + 3 * number)
    for _round in range(3):  # fifty mails each
        assert site.manage("run_worker", "--once").returncode == 0
    found = shell(site, MAILS.format(plugin=PLUGIN))
    every = {*found["sent"], *found["begun"]}
    assert (len(box.arrived), len(every), found["waiting"]) == (len(set(box.arrived)), PEOPLE, [])
    assert set(found["sent"]) <= set(box.arrived) <= every
    assert len(found["begun"]) <= KILLS  # of which nobody knows whether they arrived

    shell(site, AGAIN.format(plugin=PLUGIN, arrived=box.arrived))
    site.manage("run_worker", "--once")
    assert sorted(box.arrived) == sorted(every)
    assert sorted(set(box.recipients)) == sorted(f"person{number}@example.org" for number in range(PEOPLE))
