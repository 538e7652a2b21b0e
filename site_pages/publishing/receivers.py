"""When pages project again: each occasion on which something public changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)
from wagtail_localize.models import TranslationLog, TranslationSource

from cms.languages import SOURCE_LANGUAGE
from cms.published.stamp import raise_stamp
from site_pages.models import FOOTER_SNIPPETS, GuidePage, NewsPage
from site_pages.models.base_page import BasePage
from site_pages.publishing.block_json import RENDITIONS
from site_pages.publishing.dependents import (
    all_pages,
    moved_below,
    project_at_once,
    project_changed,
    project_pages,
    project_tree,
    with_facet,
    with_services,
)
from site_pages.tree.following import follow, is_following, stands_for_itself
from site_pages.tree.slugs import differs_from_source, is_source, take_along
from site_pages.tree.visibility import subtree

DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
DRAFT_FIELDS |= {"locked", "locked_at", "locked_by"}


def page_saved(
    sender: type[Any], instance: Any, created: bool, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """Pages made or changed without Wagtail's publishing. Aliases in other languages follow their source."""
    if raw or not issubclass(sender, BasePage) or (update_fields and set(update_fields) <= DRAFT_FIELDS):
        return
    if instance.live and stands_for_itself(instance):
        with transaction.atomic():
            follow(instance)
            project_changed([instance])


def page_was_published(sender: type[Any], instance: Any, alias: bool = False, **kwargs: Any) -> None:
    if isinstance(instance, BasePage) and not alias:
        with transaction.atomic():
            refresh_texts(instance)
            follow(instance)
            if is_source(instance):
                take_along(instance)
            project_changed(subtree(instance) if moved_below(instance) else [instance])


def refresh_texts(page: Page) -> None:
    """Tells wagtail-localize the new texts of a source page; pages in other languages keep their words."""
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()
    if source:
        source.update_from_db()


def page_was_unpublished(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    project_pages([instance])


def page_was_deleted(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Without its source a translation means nothing."""
    with transaction.atomic():
        if instance.locale.language_code == SOURCE_LANGUAGE:
            for page in Page.objects.filter(translation_key=instance.translation_key):
                page.delete()
        project_pages([instance])


def page_was_moved(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Everything below has a new address, and stands in all languages below the new parent."""
    with transaction.atomic():
        for page in instance.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("depth"):
            follow(page.specific)
        project_tree(instance)


def slug_changed(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Everything below has a new address. Pages that merely follow their source were projected with it."""
    with transaction.atomic():
        if is_source(instance):
            take_along(instance)
        if is_source(instance) or differs_from_source(instance):
            project_tree(instance)


def restriction_changed(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    """In all languages, and at once, however many pages there are: nobody may read them in the next request."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        project_at_once(subtree(page))


def translation_changed(sender: type[Any], instance: TranslationLog, **kwargs: Any) -> None:
    page = Page.objects.filter(translation_key=instance.source.object_id).first()
    if page:
        project_pages([page])


def page_was_copied(sender: type[Any], target_obj: Any, **kwargs: Any) -> None:
    if isinstance(target_obj, BasePage) and not is_following():
        project_pages([target_obj])


def image_changed(sender: type[Any], instance: models.Model, **kwargs: Any) -> None:
    with transaction.atomic():
        with_facet("image_id", instance.pk)
        raise_stamp()  # the footer has images too, and a new focal point changes what pages show


def rendition_deleted(sender: type[Any], instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """The admin saves an image's new file before it deletes the renditions of the old one."""
    itself = isinstance(origin, sender) or getattr(origin, "model", None) is sender
    if itself and instance.filter_spec in RENDITIONS:
        instance.purge_from_cache()  # Wagtail does so after this receiver
        image_changed(sender, instance.image)


def document_changed(sender: type[Any], instance: models.Model, **kwargs: Any) -> None:
    with_facet("document_id", instance.pk)


def collection_restricted(sender: type[Any], instance: CollectionViewRestriction, **kwargs: Any) -> None:
    collections = Collection.objects.filter(path__startswith=instance.collection.path)
    for document in get_document_model()._default_manager.filter(collection__in=collections):
        with_facet("document_id", document.pk)


def site_saved(sender: type[Any], instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """The root decides which pages have an address."""
    if not raw:
        Site.clear_site_root_paths_cache()  # Wagtail does so after this receiver
        project_changed(all_pages())


def service_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Guides give the id of a service, and pages link to it, only while it is public."""
    services_changed([instance.translation_key])


def organization_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """A service is as public as its organization."""
    services = apps.get_model("directory", "Service")._default_manager
    found = services.filter(organization__translation_key=instance.translation_key).values_list("translation_key", flat=True)
    services_changed(list(found.distinct()))


def services_changed(keys: list[UUID]) -> None:
    if keys:
        project_pages(GuidePage.objects.filter(services__translation_key__in=keys))
        with_services(keys)


def term_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    with_topics(translation_key=instance.translation_key)
    with_facet("taxonomy_term_id", instance.translation_key)


def taxonomy_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Its terms are as public as itself."""
    with_topics(taxonomy__translation_key=instance.translation_key)


def with_topics(**lookups: Any) -> None:
    """Projects the pages that have topics of a kind, also those whose topics are not public yet."""
    for model in (GuidePage, NewsPage):
        project_pages(model._default_manager.filter(**{f"topics__{name}": value for name, value in lookups.items()}))


def snippet_changed(sender: type[Any], **kwargs: Any) -> None:
    raise_stamp()


def snippet_deleting(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        sender._default_manager.filter(translation_key=instance.translation_key).exclude(pk=instance.pk).delete()


def connect() -> None:
    """Called once, when all models are known."""
    post_save.connect(page_saved)
    page_published.connect(page_was_published)
    page_unpublished.connect(page_was_unpublished)
    post_delete.connect(page_was_deleted, sender=Page)
    page_slug_changed.connect(slug_changed)
    post_page_move.connect(page_was_moved)
    copy_for_translation_done.connect(page_was_copied)
    post_save.connect(translation_changed, sender=TranslationLog)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
        signal.connect(image_changed, sender=get_image_model())
        signal.connect(document_changed, sender=get_document_model())
        signal.connect(collection_restricted, sender=CollectionViewRestriction)
    post_delete.connect(rendition_deleted, sender=get_image_model().get_rendition_model())
    post_save.connect(site_saved, sender=Site)
    connect_directory()
    connect_footer()


def connect_directory() -> None:
    for signal in (published, unpublished, post_delete):
        signal.connect(service_changed, sender=apps.get_model("directory", "Service"))
        signal.connect(organization_changed, sender=apps.get_model("directory", "Organization"))
        signal.connect(term_changed, sender=apps.get_model("directory", "TaxonomyTerm"))
        signal.connect(taxonomy_changed, sender=apps.get_model("directory", "Taxonomy"))


def connect_footer() -> None:
    for model in FOOTER_SNIPPETS:
        pre_delete.connect(snippet_deleting, sender=model)
        for signal in (post_save, post_delete):
            signal.connect(snippet_changed, sender=model)
