"""Makes and removes synthetic services, in steps that can be stopped and repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex, Revision

from cms.bench.copies import MARK, make_round, originals
from cms.bench.translations import copy_translations, delete, forget_translations
from cms.demo.content import identity, read
from cms.languages import ONLY_SOURCE_ROWS
from cms.published.models import PendingProjection, PublishedRecord, of_keys
from cms.published.projecting import remember
from cms.published.projection import Key
from cms.published.stamp import lock_stamp, raise_stamp
from cms.published.window import CHILDREN
from directory.models import Location, Organization, Service, ServiceAtLocation

Done: TypeAlias = Callable[[int], object]
RECORDS: tuple[type[Any], ...] = (Service, Location, Organization)  # in the order in which they can be removed
AT_ONCE = 500


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


def remove(done: Done) -> None:
    """Removes all that was generated, without tombstones: nobody has mirrored it."""
    for model in RECORDS:
        while rows := list(removable(model)[:AT_ONCE]):
            with transaction.atomic():
                lock_stamp()
                found = model._default_manager.filter(pk__in=[row.pk for row in rows])
                forget(keys_of(found))
                forget_translations(found.values_list("translation_key", flat=True))
                delete_with_children(found)
                raise_stamp()
            done(len(rows))
        if generated(model).exists():
            raise IntegrityError("Organizations that were not generated are parts of those that were")


def removable(model: type[Any]) -> models.QuerySet[Any]:
    """What nothing is a part of: parts go before the organization that they belong to."""
    rows = generated(model).order_by("pk")
    return rows.filter(parts=None) if model is Organization else rows


def forget(keys: Iterable[Key]) -> None:
    """Removes records from the window, and from what waits."""
    wanted = of_keys(keys)
    PendingProjection.objects.filter(wanted).delete()
    records = PublishedRecord.objects.filter(wanted)
    for name in CHILDREN:
        part = getattr(PublishedRecord, name).rel.related_model
        delete(part._default_manager.filter(record__in=records))
    delete(records)


def delete_with_children(rows: models.QuerySet[Any]) -> None:
    """Deletes records with all that hangs on them, in a statement each; no signal tells of them."""
    pks = list(rows.values_list("pk", flat=True))
    for relation in get_all_child_relations(rows.model):
        children = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": pks})
        if children.exists():
            delete_with_children(children)
    for field in rows.model._meta.many_to_many:
        through: Any = getattr(rows.model, field.name).through
        delete(through._default_manager.filter(**{f"{field.m2m_field_name()}__in": pks}))
    kind = ContentType.objects.get_for_model(rows.model)
    for model in (Revision, ReferenceIndex):
        delete(model._default_manager.filter(base_content_type=kind, object_id__in=list(map(str, pks))))
    delete(rows.model._default_manager.filter(pk__in=pks))
