"""Collects the interface's texts into PO files, compiles them, or tells what is missing. Needs no gettext on the system."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.catalogues.completeness import missing, problems
from cms.catalogues.extraction import template_catalog
from cms.catalogues.files import CATALOGUE_CODES, as_po, compile_all, load, po_path, updated


class Command(BaseCommand):
    help = "Updates cms/locale/*/LC_MESSAGES/django.po from code and templates, and compiles it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a file is behind or a text missing")
        parser.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *args: Any, check: bool, compile: bool, **options: Any) -> None:
        if check:
            self.check_all(template_catalog(Path(settings.BASE_DIR)))
        elif not compile:
            self.update(template_catalog(Path(settings.BASE_DIR)))
        if not check:
            compile_all()

    def check_all(self, template: Catalog) -> None:
        found = list(problems(template))
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} problems with the catalogues.")
        self.stdout.write(self.style.SUCCESS(f"{len(CATALOGUE_CODES)} catalogues are up to date and complete."))

    def update(self, template: Catalog) -> None:
        for code in CATALOGUE_CODES:
            path = po_path(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            catalog = updated(load(path, code), template)
            path.write_bytes(as_po(catalog, code))
            self.stdout.write(f"{code}: {len(catalog)} texts, {len(missing(catalog, code))} to translate")
