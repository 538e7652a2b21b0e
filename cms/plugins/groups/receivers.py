"""When groups and decisions are projected: whenever something of them was saved or deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.groups.calendar import EVENT, open_meetings
from cms.plugins.groups.models import Decision, Group, Meeting, Membership
from cms.plugins.groups.publishing import DECISION, KIND
from cms.published.projecting import project
from cms.published.projection import Key
from directory.models import Organization


@receiver([post_save, post_delete], sender=Group)
def project_group(instance: Group, **kwargs: Any) -> None:
    project([(KIND, instance.uuid), *below([instance.pk])], at_once=True)


@receiver([post_save, post_delete], sender=Membership)
def project_its_group(instance: Membership, **kwargs: Any) -> None:
    project(with_meetings([instance.group_id]))


@receiver([post_save, post_delete], sender=Decision)
def project_decision(instance: Decision, **kwargs: Any) -> None:
    project([(DECISION, instance.uuid)])


@receiver([published, unpublished], sender=Organization)
def take_over_its_name(instance: Organization, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        members = Membership.objects.filter(organization=instance.translation_key)
        members.update(organization_name=instance.name)
        project(with_meetings(members.values_list("group", flat=True)))


@receiver([post_save, post_delete], sender=Meeting)
def project_meeting(instance: Meeting, **kwargs: Any) -> None:
    project([(EVENT, instance.uuid)])


def below(groups: Iterable[int]) -> list[Key]:
    """Decisions and meetings of groups, by their keys."""
    of = [key for key in groups if key]
    decisions = Decision.objects.filter(group__in=of).values_list("uuid", flat=True)
    meetings = Meeting.objects.filter(group__in=of).values_list("uuid", flat=True)
    return [*((DECISION, uuid) for uuid in decisions), *((EVENT, uuid) for uuid in meetings)]


def with_meetings(groups: Iterable[int]) -> list[Key]:
    """Groups and their meetings, whose organizer may be another now."""
    of = list(groups)
    uuids = Group.objects.filter(pk__in=of).values_list("uuid", flat=True)
    meetings = open_meetings().filter(group__in=of).values_list("uuid", flat=True)
    return [*((KIND, uuid) for uuid in uuids), *((EVENT, uuid) for uuid in meetings)]
