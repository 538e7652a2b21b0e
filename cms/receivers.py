"""What holds for the rows of all rooms."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver

from cms.control_characters import clean_texts

WITH_WORDS = {"directory", "site_pages", "wagtailcore", "wagtail_localize", "wagtailimages", "wagtaildocs"}


@receiver(pre_save)
def row_is_saved(sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw and sender._meta.app_label in WITH_WORDS:
        clean_texts(instance)
