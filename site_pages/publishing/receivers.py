"""When pages project again: each occasion on which something public changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
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
from wagtail_localize.models import TranslationLog

from cms.languages import is_source
from cms.published.projecting import one_change, project
from cms.translations.minor_changes import is_minor
from cms.translations.texts import refresh_texts
from directory.models import Organization, Place, Service, Taxonomy, TaxonomyTerm
from site_pages.models import FOOTER_SNIPPETS
from site_pages.models.base_page import BasePage
from site_pages.publishing.dependents import FRAME, dependents, naming_services, naming_topics, page_keys, with_facet
from site_pages.publishing.listing import listing
from site_pages.publishing.pictures import SIZES, make_sizes
from site_pages.tree.following import follow, is_following, stands_for_itself
from site_pages.tree.slugs import differs_from_source, take_along
from site_pages.tree.versions import is_elsewhere
from site_pages.tree.visibility import subtree

DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
DRAFT_FIELDS |= {"locked", "locked_at", "locked_by"}


def project_pages(pages: Iterable[Page], *, moved: bool = False) -> None:
    """The first one at once, however many follow from it."""
    keys = dependents(pages, moved=moved)
    with one_change():
        project(keys[:1], at_once=True)
        project(keys)


def page_is_saved(sender: type[Any], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Notes whether Wagtail saves the page while it publishes it: then it tells so in a moment."""
    if raw or update_fields or not issubclass(sender, BasePage):
        return
    before = Page.objects.filter(pk=instance.pk, live=True, last_published_at=instance.last_published_at)
    revised = instance.live and instance.live_revision_id and instance.alias_of_id is None
    instance._is_published_now = bool(revised and not before.exists())


def page_was_saved(sender: type[Any], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Pages made or changed without Wagtail's publishing. Aliases in other languages follow their source."""
    if raw or not issubclass(sender, BasePage) or (update_fields and set(update_fields) <= DRAFT_FIELDS):
        return
    if instance.live and stands_for_itself(instance) and not instance.__dict__.pop("_is_published_now", False):
        with one_change():
            follow(instance)
            project_pages([instance])


def page_was_published(sender: type[Any], instance: Any, revision: Any = None, alias: bool = False, **kwargs: Any) -> None:
    if isinstance(instance, BasePage) and not alias:
        with one_change():
            refresh_texts(instance, minor=is_minor(revision))
            follow(instance)
            if is_source(instance):
                take_along(instance)
            project_pages(subtree(instance) if is_elsewhere(instance) else [instance])


def page_was_unpublished(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    project_pages([instance])


def page_was_deleted(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Without its source a translation means nothing."""
    with one_change():
        if is_source(instance):
            for page in Page.objects.filter(translation_key=instance.translation_key):
                page.delete()
        project_pages([instance])


def page_was_moved(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Everything below has a new address, and stands in all languages below the new parent."""
    with one_change():
        for page in instance.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("depth"):
            follow(page.specific)
        project_pages(subtree(instance), moved=True)


def slug_was_changed(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Everything below has a new address. Pages that merely follow their source were projected with it."""
    with one_change():
        if is_source(instance):
            take_along(instance)
        if is_source(instance) or differs_from_source(instance):
            project_pages(subtree(instance))


def restriction_was_changed(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    """In all languages, and at once, however many pages there are: nobody may read them in the next request."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        pages = list(subtree(page))
        with one_change():
            project([*page_keys(pages), *listing(pages, moved=False), FRAME], at_once=True)
            project(dependents(pages))


def translation_was_changed(sender: type[Any], instance: TranslationLog, **kwargs: Any) -> None:
    """Of a page, of a topic, or of what stands in the footer."""
    project(dependents(Page.objects.filter(translation_key=instance.source.object_id)[:1]))


def page_was_copied(sender: type[Any], target_obj: Any, **kwargs: Any) -> None:
    if isinstance(target_obj, BasePage) and not is_following():
        project(dependents([target_obj]))


def image_was_changed(sender: type[Any], instance: models.Model, **kwargs: Any) -> None:
    """Its sizes are made before the pages that show it wait for each other."""
    if not kwargs.get("raw"):
        make_sizes(instance)
        project(with_facet("image_id", instance.pk))


def image_was_deleted(sender: type[Any], instance: models.Model, **kwargs: Any) -> None:
    project(with_facet("image_id", instance.pk))


def rendition_was_deleted(sender: type[Any], instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """The admin saves an image's new file before it deletes the renditions of the old one."""
    itself = isinstance(origin, sender) or getattr(origin, "model", None) is sender
    if itself and instance.filter_spec in SIZES:
        instance.purge_from_cache()  # Wagtail does so after this receiver
        project(with_facet("image_id", instance.image_id))


def document_was_changed(sender: type[Any], instance: models.Model, **kwargs: Any) -> None:
    project(with_facet("document_id", instance.pk))


def collection_was_restricted(sender: type[Any], instance: CollectionViewRestriction, **kwargs: Any) -> None:
    collection_was_saved(Collection, instance.collection)


def collection_was_saved(sender: type[Any], instance: Collection, **kwargs: Any) -> None:
    """Wagtail saves a collection just before it moves it, perhaps out of one that is restricted, or into one."""
    collections = Collection.objects.filter(path__startswith=instance.path)
    documents = get_document_model()._default_manager.filter(collection__in=collections)
    project(with_facet("document_id", *documents.values_list("pk", flat=True)))


def site_was_saved(sender: type[Any], instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """The root decides which pages have an address."""
    if not raw:
        Site.clear_site_root_paths_cache()  # Wagtail does so after this receiver
        project([*dependents(Page.objects.filter(depth__gt=1).order_by("path")), FRAME])


def service_was_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Guides give the id of a service, and pages link to it, only while it is public."""
    project(naming_services([instance]))


def organization_was_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """A service is as public as its organization."""
    services = Service.objects.filter(organization__translation_key=instance.translation_key).select_related("locale")
    project(naming_services([one for one in services if is_source(one)]))


def term_was_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    key = instance.translation_key
    project([*naming_topics(translation_key=key), *with_facet("taxonomy_term_id", key), FRAME])


def taxonomy_was_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Its terms are as public as itself."""
    project([*naming_topics(taxonomy__translation_key=instance.translation_key), FRAME])


def place_was_changed(sender: type[Any], **kwargs: Any) -> None:
    """The finder offers all places."""
    project([FRAME])


def footer_was_changed(sender: type[Any], **kwargs: Any) -> None:
    project([FRAME])


def footer_is_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if is_source(instance):
        sender._default_manager.filter(translation_key=instance.translation_key).exclude(pk=instance.pk).delete()


def connect() -> None:
    """Called once, when all models are known."""
    pre_save.connect(page_is_saved)
    post_save.connect(page_was_saved)
    page_published.connect(page_was_published)
    page_unpublished.connect(page_was_unpublished)
    post_delete.connect(page_was_deleted, sender=Page)
    page_slug_changed.connect(slug_was_changed)
    post_page_move.connect(page_was_moved)
    copy_for_translation_done.connect(page_was_copied)
    post_save.connect(translation_was_changed, sender=TranslationLog)
    post_save.connect(site_was_saved, sender=Site)
    post_save.connect(collection_was_saved, sender=Collection)
    post_delete.connect(rendition_was_deleted, sender=get_image_model().get_rendition_model())
    changed: dict[type[models.Model], Callable[..., None]] = {
        PageViewRestriction: restriction_was_changed,
        CollectionViewRestriction: collection_was_restricted,
        get_document_model(): document_was_changed,
        **dict.fromkeys(FOOTER_SNIPPETS, footer_was_changed),
    }
    for model, receiver in changed.items():
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model)
    post_save.connect(image_was_changed, sender=get_image_model())
    post_delete.connect(image_was_deleted, sender=get_image_model())
    for model in FOOTER_SNIPPETS:
        pre_delete.connect(footer_is_deleted, sender=model)
    connect_directory()


def connect_directory() -> None:
    changed: dict[type[models.Model], Callable[..., None]] = {
        Service: service_was_changed,
        Organization: organization_was_changed,
        TaxonomyTerm: term_was_changed,
        Taxonomy: taxonomy_was_changed,
    }
    for model, receiver in changed.items():
        for signal in (published, unpublished, post_delete):
            signal.connect(receiver, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(place_was_changed, sender=Place)
