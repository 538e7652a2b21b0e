"""Loads the demo content: an invented, plausible platform of a real district."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.demo import directory_records, site_records, translations, users
from cms.demo.content import identity
from cms.indexing import indexed_once
from cms.plugin_api.registry import collect
from cms.published.drift import all_keys
from cms.published.models import PendingProjection
from cms.published.projecting import later, remember, work_off


def of_plugins() -> Iterator[Callable[[], object]]:
    """What the plugins that are on show in a demo, after the directory to which it refers."""
    for _plugin, one in collect("demo_content"):
        yield from one.jobs(identity)


def when_published() -> Iterator[Callable[[], object]]:
    """What needs the published content of others."""
    for _plugin, one in collect("demo_content"):
        yield from one.when_published(identity)


STAGES = {
    "directory": directory_records.jobs,
    "pages": site_records.jobs,
    "plugins": of_plugins,
    "translations": translations.jobs,
}


class Command(BaseCommand):
    help = "Loads demo content and users. Can be stopped and repeated: what is there stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="also where DEBUG is off")

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        if not settings.DEBUG and not force:
            raise CommandError("Demo content and demo logins do not belong on a real site. Use --force where this is none.")
        call_command("load_locales", stdout=self.stdout)
        call_command("load_places", "07137", stdout=self.stdout)
        call_command("load_synonyms", stdout=self.stdout)
        with later(), indexed_once():
            for name, jobs in STAGES.items():
                self.run_stage(name, list(jobs()))
        self.publish()
        self.run_stage("what refers to it", list(when_published()))
        for name, password in users.load().items():
            self.stdout.write(f"{name:12}{password}")

    def run_stage(self, name: str, jobs: list[Callable[[], object]]) -> None:
        self.say(name, len(jobs))
        for job in tqdm(jobs, desc=name, disable=None, leave=False):
            job()

    def say(self, stage: str, steps: int) -> None:
        """A line for each stage, so that somebody who waits sees how far it is; on a terminal a bar grows below it."""
        self.stdout.write(f"{stage}: {steps} steps")
        self.stdout.flush()

    def publish(self) -> None:
        """All of it: rows of translations tell nobody that they are there."""
        remember(all_keys())
        waiting = PendingProjection.objects.count()
        self.say("publish", waiting)
        with tqdm(total=waiting, desc="publish", disable=None, leave=False) as bar:
            work_off(bar.update)
