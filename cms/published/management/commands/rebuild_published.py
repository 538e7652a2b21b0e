"""Rebuilds the published window, or tells and heals where it differs from the editing tables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.published.drift import Drift, all_keys, drift_of, not_found_by_search, pending
from cms.published.index.writing import rebuild, unindexed
from cms.published.projecting import in_turn, project_batch
from cms.published.projection import Key
from cms.published.stamp import raise_stamp

BATCH = 50


class Command(BaseCommand):
    help = "Projects everything public anew. Can be stopped and repeated at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        modes = parser.add_mutually_exclusive_group()
        modes.add_argument("--check", action="store_true", help="change nothing; exit 1 where the window differs")
        modes.add_argument("--repair", action="store_true", help="write only what differs")

    def handle(self, *args: Any, check: bool, repair: bool, **options: Any) -> None:
        keys = all_keys()
        if not (check or repair):
            self.rebuild(keys)
            call_command("rebuild_search", verbosity=0)
            self.say(f"The window is rebuilt: {counted(keys)} projected anew.")
        elif not (different := self.report(keys)):
            self.say(f"The window is clean: {counted(keys)} compared, nothing to heal.")
        elif check:
            raise CommandError(f"{counted(different)} of the window must be healed, with: manage.py rebuild_published --repair")
        else:
            self.rebuild(different)
            self.index(unindexed())
            self.say(f"The window is healed: {counted(different)} projected anew, {counted(keys)} compared.")

    def report(self, keys: list[Key]) -> list[Key]:
        found: list[Drift] = [drift for key in self.progress(keys, "compare") if (drift := drift_of(key))]
        found += [*not_found_by_search(), *pending()]
        for drift in found:
            self.stdout.write(f"{drift.kind} {drift.uuid}: {drift.reason}")
        return list({(drift.kind, drift.uuid): None for drift in found})

    def rebuild(self, keys: list[Key]) -> None:
        """Writes records, then raises the stamp once more: a new release may show the same records in another way."""
        failed: list[Key] = []
        ordered = in_turn(keys)
        for start in self.progress(range(0, len(ordered), BATCH), "project"):
            failed += project_batch(ordered[start : start + BATCH])
        raise_stamp()
        for kind, uuid in failed:
            self.stdout.write(f"{kind} {uuid}: cannot be projected")
        if failed:
            raise CommandError(f"{counted(failed)} cannot be projected; the log says why. The others are done.")

    def index(self, records: list[int]) -> None:
        """What has not changed was not written, and what was not written not indexed."""
        with self.progress(None, "index") as progress:
            for done in rebuild(records):
                progress.update(done)

    def say(self, sentence: str) -> None:
        self.stdout.write(self.style.SUCCESS(sentence))

    def progress(self, steps: Any, label: str) -> Any:
        return tqdm(steps, desc=label, disable=None, leave=False)


def counted(keys: list[Key]) -> str:
    return "1 record" if len(keys) == 1 else f"{len(keys)} records"
