"""Creates Wagtail's locales for the languages of cms/languages.py."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Locale

from cms.languages import CODES


class Command(BaseCommand):
    help = "Creates the locales of the site's languages; leaves those that are there. Removes none."

    def handle(self, *args: Any, **options: Any) -> None:
        made = [code for code in CODES if Locale.objects.get_or_create(language_code=code)[1]]
        self.stdout.write(self.style.SUCCESS(f"Locales made: {', '.join(made) or 'none, all are there'}."))
