"""Aliases follow their page in all languages: they have its content, an address of their own, and nothing that readers see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex

OF_THE_ROW = {"id", "page_ptr", "content_type", "path", "depth", "numchild", "url_path", "slug", "locale", "translation_key"}
OF_THE_ROW |= {"alias_of", "owner", "first_published_at", "live_revision", "latest_revision", "locked", "locked_at", "locked_by"}
OF_WAGTAIL = {"wagtail_admin_comments"}


def update_aliases(page: Page) -> None:
    """Gives all aliases of a published page its content, in five queries and as many for aliases of aliases."""
    model = type(page)
    columns = [field for field in model._meta.concrete_fields if field.name not in OF_THE_ROW]
    values = {field.attname: getattr(page, field.attname) for field in columns}
    values |= {"draft_title": page.title, "live": True, "has_unpublished_changes": False}
    keys = [page.pk]
    while keys := list(Page.objects.filter(alias_of__in=keys).values_list("pk", flat=True)):
        model._default_manager.filter(pk__in=keys).update(**values)
        forget_references(keys)


def forget_references(keys: Sequence[int]) -> None:
    """What an alias refers to, its original refers to: once is enough for who asks where a picture is used."""
    pages = ContentType.objects.get_for_model(Page)
    ReferenceIndex.objects.filter(base_content_type=pages, object_id__in=map(str, keys)).delete()


def has_more_than_columns(model: type[Any]) -> bool:
    """Whether a page type, such as a plugin's, has parts that its aliases copy."""
    kept = {*OF_WAGTAIL, *getattr(model, "exclude_fields_in_copy", ())}
    parts = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    parts |= {field.name for field in model._meta.many_to_many if isinstance(field, ParentalManyToManyField)}
    return bool(parts - kept)
