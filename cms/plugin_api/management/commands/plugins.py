"""Lists the plugins, or tells what would be lost without one."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.plugin_api.belongings import belongings
from cms.plugin_api.overview import Plugin, plugins


class Command(BaseCommand):
    help = "Lists the plugins with version, source, state and hooks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--before-disabling", metavar="NAME", help="tell what content it has; exit 1 if there is any")

    def handle(self, *args: Any, before_disabling: str | None, **options: Any) -> None:
        if before_disabling is None:
            self.list(plugins())
        else:
            self.tell(before_disabling)

    def list(self, found: list[Plugin]) -> None:
        if not found:
            self.stdout.write("No plugin is installed.")
        for one in found:
            source = f"{one.distribution} {one.version}" if one.distribution else "comes with Wegweiser"
            self.stdout.write(f"{one.name} ({source}): {'on' if one.is_on else 'off'}")
            if one.summary:
                self.stdout.write(f"  {one.summary}")
            if one.hooks:
                self.stdout.write(f"  hooks: {', '.join(one.hooks)}")

    def tell(self, name: str) -> None:
        if name not in settings.WEGWEISER_PLUGINS:
            raise CommandError(f"{name} is not switched on; its content can be counted only while it is.")
        found = list(belongings(name))
        for what, number in found:
            self.stdout.write(f"{number} × {what}")
        if found:
            raise CommandError(f"{name} has content. Tables are kept; blocks are lost when their pages are saved without it.")
        self.stdout.write(f"Nothing is lost without {name}.")
