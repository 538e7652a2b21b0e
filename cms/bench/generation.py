"""Makes synthetic services, in steps that can be stopped and repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from django.db import models, transaction

from cms.bench.copies import MARK, make_round, originals
from cms.bench.translations import copy_translations
from cms.demo.content import identity, read
from cms.languages import ONLY_SOURCE_ROWS
from cms.published.projecting import remember
from cms.published.projection import Key
from cms.published.stamp import lock_stamp
from directory.models import Location, Organization, Service, ServiceAtLocation

Done: TypeAlias = Callable[[int], object]
RECORDS: tuple[type[Any], ...] = (Service, Location, Organization)  # in the order in which they can be removed


def generated(model: type[Any]) -> models.QuerySet[Any]:
    return model._default_manager.filter(source_name=MARK)


def number_of_services() -> int:
    return int(generated(Service).filter(**ONLY_SOURCE_ROWS).count())


def real_services() -> int:
    """The number of services that are neither generated nor those of the demo."""
    demo = [identity(Service.kind, row["key"]) for row in read("services.yaml")]
    return int(Service.objects.exclude(source_name=MARK).exclude(translation_key__in=demo).count())


def generate(wanted: int, done: Done) -> None:
    """Makes services until there are so many; what is made waits to be projected. A round is one transaction."""
    services = originals(Service)
    while (made := make_some(services, wanted)) > 0:
        done(made)


def make_some(services: list[Service], wanted: int) -> int:
    """Completes the round at hand, or begins one. Two at once wait for each other here."""
    with transaction.atomic():
        lock_stamp()
        have = number_of_services()
        if wanted <= have:
            return 0
        number, position = divmod(have, len(services))
        some = services[position : position + wanted - have]
        before = {model: last_key(model) for model in RECORDS}
        copy_translations(some, number + 1, make_round(number + 1, some))
        remember([key for model in RECORDS for key in keys_of(model._default_manager.filter(pk__gt=before[model]))])
    return len(some)


def last_key(model: type[Any]) -> int:
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0


def keys_of(rows: models.QuerySet[Any]) -> Iterator[Key]:
    """Keys in the window of services with their places, and of organizations; locations have none."""
    if rows.model is Service:
        places = ServiceAtLocation.objects.filter(service__in=rows)
        yield from (("service_at_location", uuid) for uuid in places.values_list("uuid", flat=True))
    if rows.model is not Location:
        yield from ((rows.model.kind, uuid) for uuid in rows.values_list("translation_key", flat=True))
