"""Fills the directory for measuring: services like those of the demo, as many as one likes."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, OperationalError
from tqdm import tqdm

from cms.bench.copies import originals
from cms.bench.generation import RECORDS, generate, generated, number_of_services, real_services
from cms.bench.parallel import work_off_in_parallel
from cms.bench.removal import remove
from cms.published.models import PendingProjection
from directory.models import Service

MOST = 200_000


class Command(BaseCommand):
    help = "Makes N services in all, with organizations, places, hours and documents. Can be stopped and repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", nargs="?", type=int, metavar="N", help=f"how many there are to be, from 1 to {MOST}")
        parser.add_argument("--remove", action="store_true", help="remove all that was generated")
        parser.add_argument("--force", action="store_true", help="also beside services that are neither demo nor generated")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many project at once")

    def handle(self, *args: Any, number: int | None, remove: bool, force: bool, processes: int, **options: Any) -> None:
        try:
            if remove:
                self.remove()
            else:
                self.generate(checked(number, force), processes)
        except OperationalError as error:
            raise CommandError(
                f"The database takes no more: {error}. What was made stays. Repeat the command, or --remove it."
            ) from error

    def generate(self, number: int, processes: int) -> None:
        have = number_of_services()
        with self.bar("services", number - have) as bar:
            generate(number, bar.update)
        waiting = PendingProjection.objects.count()
        with self.bar("documents", waiting) as bar:
            work_off_in_parallel(processes, bar.update)
        self.stdout.write(self.style.SUCCESS(f"{number_of_services()} generated services, {waiting} records projected."))

    def remove(self) -> None:
        total = sum(generated(model).count() for model in RECORDS)
        try:
            with self.bar("remove", total) as bar:
                remove(bar.update)
        except IntegrityError as error:
            raise CommandError(
                "Records or pages of your own refer to generated ones, which therefore stay. Change them, then repeat it."
            ) from error
        self.stdout.write(self.style.SUCCESS(f"{total} generated records removed."))

    def bar(self, name: str, total: int) -> tqdm:
        """A line for whoever has no terminal, a bar for whoever has one."""
        self.stdout.write(f"{name}: {max(total, 0)}")
        self.stdout.flush()
        return tqdm(total=max(total, 0), desc=name, disable=None, leave=False)


def checked(number: int | None, force: bool) -> int:
    if number is None or not 1 <= number <= MOST:
        raise CommandError(f"Say how many services there are to be: from 1 to {MOST}.")
    if not originals(Service):
        raise CommandError("There is nothing to copy: load the demo content first (manage.py load_demo).")
    if (real := real_services()) and not force:
        raise CommandError(f"This site has {real} services of its own. Use --force where invented ones may stand beside them.")
    return number
