"""When groups and decisions are projected: whenever something of them was saved or deleted."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.plugins.groups.models import Decision, Group, Membership
from cms.plugins.groups.publishing import DECISION, KIND
from cms.published.projecting import project


@receiver([post_save, post_delete], sender=Group)
def project_group(instance: Group, **kwargs: Any) -> None:
    project([(KIND, instance.uuid), *((DECISION, uuid) for uuid in decisions_of(instance))])


@receiver([post_save, post_delete], sender=Membership)
def project_its_group(instance: Membership, **kwargs: Any) -> None:
    project([(KIND, uuid) for uuid in Group.objects.filter(pk=instance.group_id).values_list("uuid", flat=True)])


@receiver([post_save, post_delete], sender=Decision)
def project_decision(instance: Decision, **kwargs: Any) -> None:
    project([(DECISION, instance.uuid)])


def decisions_of(group: Group) -> list[Any]:
    return list(Decision.objects.filter(group_id=group.pk).values_list("uuid", flat=True)) if group.pk else []
