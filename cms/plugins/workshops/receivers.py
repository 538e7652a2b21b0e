"""When dates are projected again: their event was published, changed or taken off."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.plugins.workshops import calendar
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.seats import KIND
from cms.published.projecting import project


@receiver([published, unpublished])
def project_dates_of_event(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if getattr(sender, "kind", "") == calendar.KIND:
        dates = WorkshopDate.objects.filter(event=instance.translation_key).values_list("uuid", flat=True)
        project([(KIND, uuid) for uuid in dates])
