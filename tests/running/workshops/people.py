"""People who registered for a date on a running site."""

from __future__ import annotations

import json
from typing import Any

from tests.running.site import RunningSite

MAKE = """
import json, uuid
from datetime import timedelta
from django.utils import timezone
from cms.plugins.workshops.models import Mail, Registration, WorkshopDate
soon = timezone.now() + timedelta(days=30)
date = WorkshopDate.objects.create(
    event=uuid.uuid4(), date=uuid.uuid4(), name="Asylrecht", starts_at=soon, ends_at=soon + timedelta(hours=3), capacity=5
)
people = [
    Registration(
        workshop_date=date, name=name, email=f"{{name}}@example.org", mailbox=f"{{name}}@example.org",
        language="de", state="pending", state_until=soon,
    )
    for name in [f"person{{number}}" for number in range({people})]
]
Registration.objects.bulk_create(people)
Mail.objects.bulk_create([Mail(registration=one, kind="confirm") for one in people if {with_mails}])
print("JSON" + json.dumps([str(one.secret) for one in people]))
"""
STATES = """
import json
from cms.plugins.workshops.models import Registration
print("JSON" + json.dumps(list(Registration.objects.order_by("pk").values_list("state", flat=True))))
"""


def shell(site: RunningSite, code: str) -> Any:
    """What a piece of code says in the site's own process."""
    result = site.manage("shell", "-v", "0", "-c", code)
    if result.returncode:
        raise RuntimeError(result.stdout + result.stderr)
    return json.loads(result.stdout.partition("JSON")[2])


def make_people(site: RunningSite, people: int, with_mails: bool = False) -> list[str]:
    """The secrets in their links."""
    found: list[str] = shell(site, MAKE.format(people=people, with_mails=with_mails))
    return found
