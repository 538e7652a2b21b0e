"""Creates Wagtail's locales for the languages of the site, with their trees of pages."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from cms.languages import CODES, TARGETS
from cms.published.drift import all_keys
from cms.published.models import PublishedDocument
from cms.published.projecting import postpone
from cms.translations.trees import synchronize


class Command(BaseCommand):
    help = "Creates the locales of the site's languages; leaves those that are there. Removes none. Can be stopped and repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        made = [code for code in CODES if Locale.objects.get_or_create(language_code=code)[1]]
        self.stdout.write(self.style.SUCCESS(f"Locales made: {', '.join(made) or 'none, all are there'}."))
        if PublishedDocument.objects.exclude(url="").exists():  # a new site has nothing that its languages could follow
            self.plant()

    def plant(self) -> None:
        """Trees of pages for languages without one; what is public gets its documents in them from the worker."""
        there = LocaleSynchronization.objects.values_list("locale__language_code", flat=True)
        if without := set(TARGETS) - set(there):
            for code in tqdm(sorted(without), desc="trees", disable=None, leave=False):
                synchronize(code)
            keys = all_keys()
            postpone(keys)
            waiting = f"{len(keys)} records wait for the worker; rebuild_published --check tells how many are left."
            self.stdout.write(self.style.SUCCESS(waiting))
