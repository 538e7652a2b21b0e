"""What editors gave a date: published and withdrawn one by one, so that one that fails holds up no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Scheduled:
    """Something that was to happen to a page or a record at `due`; `instance` is None where its row is gone."""

    due: datetime
    instance: Any
    publishes: bool
    run: Callable[[], object]


def scheduled(before: datetime) -> Iterator[Scheduled]:
    """What should have happened before a moment, and has not: ends first, as Wagtail's own command does it."""
    yield from endings(before)
    for revision in Revision.objects.filter(approved_go_live_at__lt=before).order_by("approved_go_live_at"):
        yield Scheduled(revision.approved_go_live_at, revision.content_object, True, publishing(revision))


def endings(before: datetime) -> Iterator[Scheduled]:
    drafted = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)]
    for model in (Page, *drafted):
        for one in model._default_manager.filter(live=True, expire_at__lt=before).order_by("expire_at"):
            yield Scheduled(one.expire_at, one, False, unpublishing(one))


def unexpired(relation: str = "") -> Q:
    """Selects what is not over, also before the timetable has unpublished it; `relation` is a lookup such as "organization"."""
    name = f"{relation}__expire_at" if relation else "expire_at"
    return Q(**{name: None}) | Q(**{f"{name}__gt": timezone.now()})


def ends(*instances: DraftStateMixin) -> list[datetime]:
    """When pages or records are over, and with the first of them what needs them all."""
    return [one.expire_at for one in instances if one.expire_at]


def publishing(revision: Revision) -> Callable[[], object]:
    return lambda: revision.publish(log_action="wagtail.publish.scheduled")


def unpublishing(instance: Any) -> Callable[[], object]:
    return lambda: instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish_scheduled() -> None:
    """Does what is due, each with the window in a transaction of its own. What fails stays due, and editors see it."""
    for one in list(scheduled(timezone.now())):
        try:
            with transaction.atomic():
                one.run()
        except Exception:
            logger.exception("Cannot %s %r, due %s", "publish" if one.publishes else "unpublish", one.instance, one.due)
