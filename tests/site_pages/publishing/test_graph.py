"""Whatever is changed shows in everything that contains it: no drift, and caches learn of it."""

from collections import Counter

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction, Site

from cms.languages import CODES
from cms.published import projecting
from cms.published.drift import all_keys, drift_of, pending
from cms.published.models import PublishedDocument, PublishedFacet
from cms.published.projecting import work_off
from cms.published.stamp import current_version
from directory.models import Location, Organization, Place, Service, Taxonomy, TaxonomyTerm
from site_pages.models import (
    EmergencyNumber,
    FooterContact,
    FooterLink,
    FundingNotice,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    SectionPage,
    StandardPage,
)
from tests.directory.full_service import hours
from tests.directory.translating import translate
from tests.factories import media, pages
from tests.factories.directory import (
    MAYEN,
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
    german,
    place,
)


@pytest.fixture
def world(finder, home, own_media):
    """One of each kind, each in another: by name."""
    taxonomy = TaxonomyFactory(name="Themen")
    other_taxonomy = TaxonomyFactory(code="audiences", name="Zielgruppen")
    top = TaxonomyTermFactory(taxonomy=taxonomy, code="oben", name="Oben")
    middle = TaxonomyTermFactory(taxonomy=taxonomy, code="mitte", name="Mitte", parent=top)
    term = TaxonomyTermFactory(taxonomy=taxonomy, code="unten", name="Unten", parent=middle)
    state = OrganizationFactory(name="Land")
    district = OrganizationFactory(name="Kreis", parent_organization=state)
    runner = OrganizationFactory(name="Stadt", parent_organization=district)
    organization = OrganizationFactory(name="Verein", parent_organization=district)
    location = LocationFactory(name="Rathaus", organization=runner, place=place())
    service = ServiceFactory(
        name="Sprachkurs",
        organization=organization,
        terms=[term],
        service_at_locations=[at(location, [hours("MO", 8, 12)])],
    )
    image = media.image()
    section = pages.child(SectionPage, home, "Bereich", slug="bereich", show_in_menus=True)
    second = pages.child(SectionPage, home, "Zweiter", slug="zweiter")
    guide = pages.child(GuidePage, section, "Ratgeber", slug="ratgeber", topics=[term], services=[service], image=image)
    other = pages.child(GuidePage, section, "Anderer", slug="anderer")
    index = pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    news = pages.child(NewsPage, index, "Neu", slug="neu", topics=[term])
    text = f'<p><a linktype="page" id="{guide.pk}">Ratgeber</a></p>'
    linking = pages.child(StandardPage, home, "Verweis", slug="verweis", body=[("rich_text", text)])
    found = {"home": home, "finder": finder, "image": image, "second": second, "other": other, "linking": linking}
    found |= {"taxonomy": taxonomy, "other_taxonomy": other_taxonomy, "top": top, "middle": middle, "term": term}
    found |= {"state": state, "district": district, "runner": runner, "organization": organization, "location": location}
    found |= {"service": service, "section": section, "guide": guide, "index": index, "news": news}
    for model, words in ((EmergencyNumber, "label"), (FooterLink, "text"), (FundingNotice, "text"), (FooterContact, "title")):
        number = {"number": "112"} if model is EmergencyNumber else {"page": guide} if model is FooterLink else {}
        found[model.__name__] = model.objects.create(locale=german(), **{words: "Worte"}, **number)
    assert left_behind(before=-1) == []
    return found


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def edit(record, **values):
    record = fresh(record)
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()


def renamed(name):
    field = "title" if name in PAGES else "name"
    return lambda world: edit(world[name], **{field: "Anders"})


def unpublished(name):
    return lambda world: fresh(world[name]).unpublish()


def published_again(name):
    def change(world):
        fresh(world[name]).unpublish()
        yield
        yield fresh(world[name]).save_revision().publish()

    return change


def deleted(name):
    return lambda world: fresh(world[name]).delete()


def moved(name, field, target):
    return lambda world: edit(world[name], **{field: world[target] if target else None})


RECORDS = ["taxonomy", "top", "middle", "term", "state", "district", "runner", "organization", "location", "service"]
PAGES = ["finder", "section", "guide", "index", "news", "linking"]
SNIPPETS = ["EmergencyNumber", "FooterLink", "FundingNotice", "FooterContact"]
DELETABLE = ["service", "finder", "section", "guide", "index", "news", "linking", "image", *SNIPPETS]


def in_menu(value):
    return lambda world: edit(world["second" if value else "section"], show_in_menus=value)


def reordered(world):
    fresh(world["guide"]).move(fresh(world["other"]), pos="right")


def moved_page(world):
    fresh(world["guide"]).move(fresh(world["second"]), pos="last-child")


def renamed_site(world):
    site = Site.objects.get()
    site.site_name = "Anders"
    site.save()


def other_root(world):
    site = Site.objects.get()
    site.root_page = fresh(world["section"])
    site.save()


def restricted(world):
    PageViewRestriction.objects.create(page=world["section"], restriction_type="login")


def renamed_place(world):
    found = Place.objects.get()
    found.name = "Anders"
    found.save()


def other_place(world):
    edit(world["location"], place=place(MAYEN, "Mayen"))


def snippet_saved(name):
    def change(world):
        record = fresh(world[name])
        field = next(one for one in ("label", "text", "title") if hasattr(record, one))
        setattr(record, field, "Andere Worte")
        record.save()

    return change


def translated(name):
    def change(world):
        if name in PAGES:
            pages.translate(fresh(world[name]), "ar", {"title": "عنوان"})
        else:
            translate(fresh(world[name]), "ar", {"Sprachkurs": "دورة", "Rathaus": "بلدية", "Unten": "تحت", "Themen": "مواضيع"})

    return change


def other_hours(world):
    service = fresh(world["service"])
    service.schedules = [hours("TU", 9, 10)]
    service.save_revision().publish()


def without_place(world):
    service = fresh(world["service"])
    service.service_at_locations = []
    service.save_revision().publish()


CHANGES = {
    **{f"{name} renamed": renamed(name) for name in [*RECORDS, *PAGES]},
    **{f"{name} unpublished": unpublished(name) for name in [*RECORDS, *PAGES]},
    **{f"{name} published again": published_again(name) for name in [*RECORDS, *PAGES]},
    **{f"{name} deleted": deleted(name) for name in DELETABLE},
    **{f"{name} saved": snippet_saved(name) for name in SNIPPETS},
    **{f"{name} translated": translated(name) for name in ("service", "location", "term", "taxonomy", "guide", "section")},
    "term below another term": moved("term", "parent", "top"),
    "middle below none": moved("middle", "parent", None),
    "term in another taxonomy": moved("term", "taxonomy", "other_taxonomy"),
    "top with another code": lambda world: edit(world["top"], code="anders"),
    "taxonomy with another code": lambda world: edit(world["taxonomy"], code="anders"),
    "organization below another": moved("organization", "parent_organization", "state"),
    "district below none": moved("district", "parent_organization", None),
    "location of another organization": moved("location", "organization", "organization"),
    "location of no organization": moved("location", "organization", None),
    "location elsewhere": other_place,
    "service of another organization": moved("service", "organization", "runner"),
    "service at other hours": other_hours,
    "service nowhere": without_place,
    "place renamed": renamed_place,
    "page put into the menu": in_menu(True),
    "page taken from the menu": in_menu(False),
    "pages reordered": reordered,
    "page moved": moved_page,
    "finder with another slug": lambda world: edit(world["finder"], slug="hilfe"),
    "section with another slug": lambda world: edit(world["section"], slug="hilfe"),
    "site renamed": renamed_site,
    "site with another root": other_root,
    "section restricted": restricted,
}


def faults(world, name, callbacks):
    """What a change leaves behind, which is then undone: drift, or a stamp that did not rise."""
    with transaction.atomic():
        before = current_version()
        with callbacks(execute=True):  # wagtail-localize publishes then
            steps = CHANGES[name](world)
        found = []
        for _step in steps if hasattr(steps, "__next__") else [None]:
            found += left_behind(before)
            before = current_version()
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()
    return found


def left_behind(before):
    work_off()
    found = [f"{drift.kind} {drift.reason}" for key in all_keys() if (drift := drift_of(key))]
    found += [f"{drift.kind} {drift.reason}" for drift in pending()]
    return found if current_version() > before else [*found, "stamp"]


@pytest.mark.long
def test_change_shows_in_everything_that_contains_the_record(world, share, django_capture_on_commit_callbacks):
    names = share(list(CHANGES))
    found = {name: left for name in names if (left := faults(world, name, django_capture_on_commit_callbacks))}
    assert found == {}


def test_withdrawn_parts_leave_nothing_of_themselves_in_others(world):
    """Drift compares with what is projected now; this says what must not be projected."""
    gone = {name: fresh(world[name]) for name in ("middle", "runner", "district")}
    for record in gone.values():
        record.unpublish()
    work_off()

    keys = [str(record.translation_key) for record in gone.values()]
    documents = PublishedDocument.objects.filter(language__in=CODES)
    assert [key for key in keys if documents.filter(full__contains=key).exists()] == []
    assert [key for key in keys if PublishedFacet.objects.filter(value=key).exists()] == []
    assert not PublishedFacet.objects.filter(name="topic", value="mitte").exists()


def test_taxonomy_that_is_withdrawn_leaves_no_topic_in_pages(world):
    fresh(world["taxonomy"]).unpublish()
    work_off()

    assert not PublishedFacet.objects.filter(name="topic").exists()
    assert not PublishedDocument.objects.filter(full__contains=str(world["term"].translation_key)).exists()


def test_all_kinds_are_changed():
    models = {Location, Organization, Place, Service, Taxonomy, TaxonomyTerm}
    named = {model.__name__.casefold() for model in models} - {"taxonomyterm"}
    assert named <= {name.split()[0] for name in CHANGES}


@pytest.fixture
def projected(monkeypatch):
    """How often each record has been projected."""
    counted, project_run = Counter(), projecting.project_run

    def count(kind, uuids):
        counted.update((kind, uuid) for uuid in uuids)
        return project_run(kind, uuids)

    monkeypatch.setattr(projecting, "project_run", count)
    return counted


@pytest.mark.parametrize("name", [*RECORDS, *PAGES])
def test_publish_projects_each_record_once(world, projected, name, django_capture_on_commit_callbacks):
    for number in range(2):
        ServiceFactory(name=f"Kurs {number}", organization=world["organization"])
    projected.clear()
    with django_capture_on_commit_callbacks(execute=True):
        edit(world[name], **{"title" if name in PAGES else "name": "Anders"})
    assert {key: times for key, times in projected.items() if times > 1} == {}
    assert name == "location" or (world[name].kind, world[name].translation_key) in projected
