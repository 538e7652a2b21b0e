"""Synonyms to begin with."""

from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand

from cms.published.projecting import one_change
from cms.search.models import SynonymGroup

FILE = Path(__file__).resolve().parents[2] / "synonyms.yaml"


class Command(BaseCommand):
    help = "Adds the synonyms that come with Wegweiser, in languages that have none yet. Can be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        lists: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        kept = set(SynonymGroup.objects.values_list("language", flat=True))
        with one_change():
            for language, groups in lists.items():
                if language not in kept:
                    for words in groups:
                        SynonymGroup.objects.create(language=language, words=words)
        self.stdout.write(f"Synonyms: {SynonymGroup.objects.count()} groups.")
