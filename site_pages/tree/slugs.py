"""A page is called the same in the addresses of all languages."""

from wagtail.models import Page
from wagtail.signals import page_slug_changed

from cms.plugin_api.registry import collect
from cms.users.front_pages import is_front_page


def is_reserved(slug: str, parent: Page) -> bool:
    """Whether an address of the site's own, such as a feed, would hide a page with this slug below a parent."""
    if is_front_page(parent) and slug in {plugin for plugin, _pattern in collect("public_urls")}:
        return True
    return slug in getattr(parent.specific_class, "reserved_slugs", ())


def take_along(source: Page) -> None:
    """Gives a page's aliases and translations its slug, unless a neighbour there has it. Wagtail leaves them their own."""
    others = Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk).exclude(slug=source.slug)
    for page in others:
        if not page.get_siblings(inclusive=False).filter(slug=source.slug).exists():
            rename(page.specific, source.slug)


def rename(page: Page, slug: str) -> None:
    """As if an editor had done it: Wagtail makes redirects from the old addresses."""
    before = type(page).objects.get(pk=page.pk)
    page.slug = slug
    page.save()
    page_slug_changed.send(sender=type(page), instance=page, instance_before=before)


def differs_from_source(page: Page) -> bool:
    return not Page.objects.filter(translation_key=page.translation_key, slug=page.slug).exclude(pk=page.pk).exists()
