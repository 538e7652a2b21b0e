"""A page is called the same in the addresses of all languages."""

from wagtail.models import Page

from cms.languages import SOURCE_LANGUAGE


def is_source(page: Page) -> bool:
    return bool(page.locale.language_code == SOURCE_LANGUAGE)


def take_along(source: Page) -> None:
    """Gives a page's aliases and translations its slug, unless a neighbour there has it. Wagtail leaves them their own."""
    others = Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk).exclude(slug=source.slug)
    for page in others:
        if not page.get_siblings(inclusive=False).filter(slug=source.slug).exists():
            page.slug = source.slug
            page.save()


def differs_from_source(page: Page) -> bool:
    return not Page.objects.filter(translation_key=page.translation_key, slug=page.slug).exclude(pk=page.pk).exists()
