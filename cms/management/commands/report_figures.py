"""Prints the numbers that plugins and site give for the funder's report."""

import csv
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.plugin_api.registry import collect


class Command(BaseCommand):
    help = "Prints the figures of a period as CSV: name, label, number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("first", type=date.fromisoformat, help="first day, such as 2026-01-01")
        parser.add_argument("last", type=date.fromisoformat, help="last day, included")

    def handle(self, *args: Any, first: date, last: date, **options: Any) -> None:
        if last < first:
            raise CommandError("The last day comes before the first.")
        rows = csv.writer(self.stdout)
        rows.writerow(["name", "label", "number"])
        for plugin, figure in collect("report_figures"):
            rows.writerow([f"{plugin}_{figure.name}", figure.label, figure.count(first, last)])
