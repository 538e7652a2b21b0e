"""Synonyms hold from the moment in which they are saved."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.published.projecting import project
from cms.search.models import SynonymGroup
from cms.search.synonyms import KIND, SYNONYMS


@receiver([post_save, post_delete], sender=SynonymGroup)
def project_changed(sender: type[SynonymGroup], **kwargs: Any) -> None:
    project([(KIND, SYNONYMS)])
