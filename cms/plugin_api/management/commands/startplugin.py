"""Makes a plugin to begin with, in a folder of its own."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.templates import TemplateCommand

from cms.plugin_api.checks import RESERVED_NAMES

SKELETON = Path(__file__).resolve().parents[2] / "skeleton"


class Command(TemplateCommand):
    help = "Makes a plugin with a block, a page and tests that pass, in a new folder of its name."
    rewrite_template_suffixes = ((".py-tpl", ".py"), (".toml-tpl", ".toml"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="small letters, digits and _, such as benches")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options.pop("name")
        if name != name.lower() or name in RESERVED_NAMES:
            raise CommandError(f"A plugin cannot be called {name!r}: use small letters, and no name of an address of the site.")
        made = {
            "template": str(SKELETON),
            "extensions": ["py", "toml", "md", "html"],
            "files": [],
            "wegweiser": settings.BASE_DIR,
        }
        super().handle("app", name, **options | made)
        self.stdout.write(f"{name}/ is made. Go on as {name}/README.md says.")
