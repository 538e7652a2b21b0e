"""When notices are projected again though nobody touched them: what they name was changed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.board.models import Notice
from cms.plugins.board.states import KIND
from cms.published.projecting import project
from directory.models import Organization, Place


@receiver([post_save, post_delete], sender=Place)
def project_what_is_there(instance: Place, **kwargs: Any) -> None:
    project_those(place=instance.ars)


@receiver([published, unpublished], sender=Organization)
def take_over_its_name(instance: Organization, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        Notice.objects.filter(organization=instance.translation_key).update(organization_name=instance.name)
        project_those(organization=instance.translation_key)


def project_those(**lookups: Any) -> None:
    project([(KIND, uuid) for uuid in Notice.objects.public().filter(**lookups).values_list("uuid", flat=True)])
