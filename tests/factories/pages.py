"""A small site: a German tree, its aliases in all other languages, pages published unless asked otherwise."""

from typing import Any

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.languages import CODES
from site_pages.models import BasePage, HomePage, ServiceFinderPage


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def root() -> Page:
    """Wagtail's root; made anew after tests that empty the database."""
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=locale("de")))


def home(aliases: bool = True) -> HomePage:
    """The German front page as the root of the default site; with `aliases` every language has a tree."""
    german = locale("de")
    Page.objects.filter(depth=2).delete()
    for code in CODES[1:]:
        if aliases:
            LocaleSynchronization.objects.get_or_create(locale=locale(code), defaults={"sync_from": german})
    page = HomePage(title="Willkommen", slug="home", introduction="Hilfe in Ihrer Nähe.", locale=german)
    root().add_child(instance=page)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page, "site_name": "Wegweiser"}
    )
    create_aliases_for_new_page(page)
    return page


def child(model: type[BasePage], parent: Page, title: str, *, aliases: bool = True, draft: bool = False, **fields: Any) -> Any:
    """A published page below another, with aliases in the languages that follow the German tree."""
    related = {name: fields.pop(name) for name in ("topics", "places", "services") if name in fields}
    page = model(title=title, locale=locale("de"), live=False, **fields)
    parent.add_child(instance=page)
    for name, records in related.items():
        getattr(page, name).set(records)
    page.save()
    revision = page.save_revision()
    if not draft:
        revision.publish()
    if aliases:
        create_aliases_for_new_page(model.objects.get(pk=page.pk))
    return model.objects.get(pk=page.pk)


def finder(parent: Page, **fields: Any) -> ServiceFinderPage:
    found: ServiceFinderPage = child(ServiceFinderPage, parent, "Angebote", slug="angebote", **fields)
    return found


def translate(page: Any, code: str, texts: dict[str, str]) -> Any:
    """Translates and publishes some texts of a page, as editors do; the others stay German."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.get_or_create(source=source, target_locale=locale(code))[0]
    for segment in source.stringsegment_set.select_related("string", "context"):
        text = texts.get(segment.context.path, texts.get(segment.string.data))
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale(code),
                defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )
    translation.save_target(publish=True)
    return type(page).objects.get(translation_key=page.translation_key, locale=locale(code))
