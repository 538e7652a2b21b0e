"""When groups and decisions are projected: whenever something of them was saved or deleted."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.groups.models import Decision, Group, Membership
from cms.plugins.groups.publishing import DECISION, KIND
from cms.published.projecting import project
from directory.models import Organization


@receiver([post_save, post_delete], sender=Group)
def project_group(instance: Group, **kwargs: Any) -> None:
    project([(KIND, instance.uuid), *((DECISION, uuid) for uuid in decisions_of(instance))], at_once=True)


@receiver([post_save, post_delete], sender=Membership)
def project_its_group(instance: Membership, **kwargs: Any) -> None:
    project([(KIND, uuid) for uuid in Group.objects.filter(pk=instance.group_id).values_list("uuid", flat=True)])


@receiver([post_save, post_delete], sender=Decision)
def project_decision(instance: Decision, **kwargs: Any) -> None:
    project([(DECISION, instance.uuid)])


@receiver([published, unpublished], sender=Organization)
def take_over_its_name(instance: Organization, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        members = Membership.objects.filter(organization=instance.translation_key)
        members.update(organization_name=instance.name)
        project([(KIND, uuid) for uuid in members.values_list("group__uuid", flat=True)])


def decisions_of(group: Group) -> list[Any]:
    return list(Decision.objects.filter(group_id=group.pk).values_list("uuid", flat=True)) if group.pk else []
