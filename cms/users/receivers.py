"""A new language has a tree of pages: its translators need no run of `manage.py load_roles`."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from cms.users.roles import TRANSLATE_PAGES, TRANSLATORS, homes_to_translate, on_pages


@receiver(post_save)
def page_was_made(sender: type[Any], instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if raw or not created or not isinstance(instance, Page) or instance.depth != 2:
        return
    for translators in Group.objects.filter(name=TRANSLATORS):
        for home in homes_to_translate().filter(pk=instance.pk):
            on_pages(translators, home, TRANSLATE_PAGES)
