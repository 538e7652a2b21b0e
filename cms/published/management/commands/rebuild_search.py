"""Rebuilds the index of the public search from the published documents."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from cms.published.index.writing import forget_words, rebuild
from cms.published.models import PublishedRecord
from cms.published.stamp import raise_stamp


class Command(BaseCommand):
    help = "Indexes all published documents anew for the search. Can be stopped and repeated at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        records = list(PublishedRecord.objects.filter(withdrawn_at=None).order_by("pk").values_list("pk", flat=True))
        forget_words()
        with tqdm(total=len(records), desc="index", disable=None, leave=False) as progress:
            for number in rebuild(records):
                progress.update(number)
        with transaction.atomic():
            raise_stamp()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(f"The search index is rebuilt: {len(records)} records."))
