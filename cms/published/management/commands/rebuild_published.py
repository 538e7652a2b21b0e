"""Rebuilds the published window, or tells and heals where it differs from the editing tables."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from cms.published.drift import Drift, all_keys, drift_of, pending
from cms.published.kinds import kinds
from cms.published.models import PendingProjection
from cms.published.projecting import Key, project_one
from cms.published.stamp import raise_stamp
from cms.published.window import withdraw

BATCH = 50


class Command(BaseCommand):
    help = "Projects everything public anew. Can be stopped and repeated at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the window differs")
        parser.add_argument("--repair", action="store_true", help="write only what differs")

    def handle(self, *args: Any, check: bool, repair: bool, **options: Any) -> None:
        keys = all_keys()
        if check or repair:
            keys = self.report(keys)
        if check and keys:
            raise CommandError(f"{len(keys)} records differ. Heal them with: manage.py rebuild_published --repair")
        if check:
            self.stdout.write(self.style.SUCCESS("The window is clean."))
            return
        self.rebuild(keys)
        self.stdout.write(self.style.SUCCESS(f"{len(keys)} records {'healed' if repair else 'rebuilt'}."))

    def report(self, keys: list[Key]) -> list[Key]:
        found: list[Drift] = [drift for key in self.progress(keys, "compare") if (drift := drift_of(key))]
        found += pending()
        for drift in found:
            self.stdout.write(f"{drift.kind} {drift.uuid}: {drift.reason}")
        return list({(drift.kind, drift.uuid): None for drift in found})

    def rebuild(self, keys: list[Key]) -> None:
        for start in self.progress(range(0, len(keys), BATCH), "project"):
            batch = keys[start : start + BATCH]
            with transaction.atomic():
                for key in batch:
                    self.project(key)
                raise_stamp()

    def project(self, key: Key) -> None:
        kind, uuid = key
        PendingProjection.objects.filter(kind=kind, uuid=uuid).delete()
        if kind in kinds():
            project_one(key)
        else:
            withdraw(kind, uuid)

    def progress(self, steps: Any, label: str) -> Any:
        return tqdm(steps, desc=label, disable=not sys.stderr.isatty(), leave=False)
