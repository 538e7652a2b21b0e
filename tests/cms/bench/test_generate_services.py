"""Synthetic services: as many as asked for, once each, and gone again without a trace."""

import itertools
import json
from datetime import time

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from cms.bench import generation, removal
from cms.demo.content import identity, read
from cms.languages import CODES
from cms.published.drift import all_keys, drift_of, pending
from cms.published.models import PublishedDocument
from cms.published.projecting import work_off
from directory.models import CostOption, Location, Organization, Phone, RequiredDocument, Schedule, Service
from tests.directory.translating import translate
from tests.factories import pages
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, TaxonomyTermFactory, at, place


@pytest.fixture
def originals(db):
    """Two services of an organization that belongs to another, with all that services have."""
    pages.finder(pages.home())
    house = LocationFactory(name="Haus", place=place(), latitude=50.3, longitude=7.3)
    parent = OrganizationFactory(name="Dach")
    organization = OrganizationFactory(name="Verein", parent_organization=parent, phones=[Phone(number="+49265101551")])
    for name in ("Kurs", "Treff"):
        service = ServiceFactory(
            name=name,
            organization=organization,
            terms=[TaxonomyTermFactory(code=name.lower())],
            phones=[Phone(number="+49265101551")],
            cost_options=[CostOption(option="Teilnahme", amount=5)],
            required_documents=[RequiredDocument(document="Ausweis")],
            service_at_locations=[at(house, [Schedule(weekday="MO", opens_at=time(9), closes_at=time(12))])],
        )
    return service


class Stopped(Exception):
    pass


def stop(count):
    raise Stopped


def generate(number, *options):
    call_command("generate_services", str(number), "--force", "--processes", "1", *options)


def rows():
    """The number of rows of every table but those that Django fills itself."""
    models = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in ("contenttypes", "auth")
    ]
    return {model._meta.label: count for model in models if (count := model._default_manager.count())}


def parts(found):
    """Names of all that is somewhere inside."""
    if isinstance(found, list):
        return set().union(*map(parts, found))
    return set(found).union(*map(parts, found.values())) if isinstance(found, dict) else set()


def changed():
    return [drift for key in all_keys() if (drift := drift_of(key))] + list(pending())


def test_generated_services_are_published_whole_in_all_languages(originals):
    generate(5)

    assert generation.generated(Service).count() == 5
    assert set(PublishedDocument.objects.filter(kind="service").values_list("language", flat=True)) == set(CODES)
    assert PublishedDocument.objects.current("service", "ar").count() == 2 + 5
    assert PublishedDocument.objects.current("service_at_location", "ar").count() == 2 + 5
    assert changed() == []
    parents = (
        generation.generated(Organization).exclude(parent_organization=None).values_list("parent_organization__name", flat=True)
    )
    assert sorted(parents) == ["Dach 1", "Dach 2", "Dach 3"]


def test_copy_has_all_that_its_original_has(originals):
    generate(2)
    one, other = (PublishedDocument.objects.current("service", "de").get(title=title).full for title in ("Kurs", "Kurs 1"))
    assert parts(json.loads(other)) == parts(json.loads(one)) | {"external_id", "x_source"}
    assert Location.objects.get(name="Haus 1").place == Location.objects.get(name="Haus").place


@pytest.fixture
def translated(originals, django_capture_on_commit_callbacks):
    """The first one, in Arabic."""
    source = Service.objects.get(name="Kurs")
    with django_capture_on_commit_callbacks(execute=True):
        translate(source, "ar", {"Kurs": "دورة", source.description: "كل يوم", "Ausweis": "هوية"})
    return source


def test_copy_is_translated_where_its_original_is(translated):
    generate(4)
    documents = [one for one in PublishedDocument.objects.current("service", "ar").in_order() if "دورة" in one.title]
    assert [(one.title, one.state) for one in documents] == [(name, "partial") for name in ("دورة", "دورة 1", "دورة 2")]
    assert ["هوية" in one.full for one in documents] == [True] * 3
    assert changed() == []


def test_removed_translations_leave_nothing(translated):
    before = rows()
    generate(4)
    call_command("generate_services", "--remove")
    assert rows() == before
    assert changed() == []


def test_translation_of_a_copy_follows_its_source_as_that_of_the_original_does(translated):
    generate(2)
    found = []
    for name in ("Kurs", "Kurs 1"):
        service = Service.objects.get(name=name)
        service.description = "Jeden Abend"
        service.save_revision().publish()
        document = PublishedDocument.objects.current("service", "ar").of(service.translation_key).get()
        found.append([json.loads(document.full)[part] for part in ("description", "required_documents", "x_translation")])
    (original, copy) = found
    copy[1][0]["id"] = original[1][0]["id"]
    assert copy == original
    assert copy[0] == "كل يوم"


def test_repeated_command_makes_only_what_is_missing(originals):
    generate(3)
    before = rows()
    generate(3)
    generate(2)
    assert rows() == before
    generate(4)
    assert generation.generated(Service).count() == 4
    assert changed() == []


def test_stopped_command_is_taken_up_again(originals):
    with pytest.raises(Stopped):
        generation.generate(5, stop)
    assert 0 < generation.generated(Service).count() < 5
    generate(5)
    assert generation.generated(Service).count() == 5
    assert changed() == []


def test_removed_services_leave_nothing_but_the_log(originals):
    before = rows()
    generate(5)
    Service.objects.get(name="Kurs 2").save_revision().publish()
    call_command("generate_services", "--remove")
    assert {name: count for name, count in rows().items() if before.get(name) != count}.keys() == {"wagtailcore.ModelLogEntry"}
    assert changed() == []


def test_removal_leaves_no_reference_to_what_is_gone_between_its_steps(originals, monkeypatch):
    monkeypatch.setattr(removal, "AT_ONCE", 1)
    generate(5)
    removal.remove(lambda count: connection.check_constraints())


def test_stopped_removal_leaves_a_window_that_is_right(originals, monkeypatch):
    monkeypatch.setattr(removal, "AT_ONCE", 1)
    generate(5)
    with pytest.raises(Stopped):
        removal.remove(stop)
    work_off()
    assert changed() == []


def test_organization_that_a_real_one_belongs_to_stays(originals):
    generate(2)
    parent = generation.generated(Organization).first()
    part = OrganizationFactory(name="Ortsverein", parent_organization=parent)
    with pytest.raises(CommandError, match="of your own refer to generated ones"):
        call_command("generate_services", "--remove")
    assert list(generation.generated(Organization)) == [parent]
    assert changed() == []
    part.delete()
    call_command("generate_services", "--remove")
    assert not generation.generated(Organization).exists()


@pytest.mark.parametrize("number", ["0", "-1", "10000000"])
def test_impossible_number_is_refused(originals, number):
    with pytest.raises(CommandError, match="from 1 to 200000"):
        call_command("generate_services", "--force", "--", number)
    assert not generation.generated(Service).exists()


def test_site_with_services_of_its_own_is_refused_unless_forced(originals):
    with pytest.raises(CommandError, match="This site has 2 services of its own"):
        call_command("generate_services", "3")


def test_services_of_the_demo_are_no_content_of_its_own(originals):
    keys = [identity(Service.kind, row["key"]) for row in read("services.yaml")[:2]]
    for service, key in zip(Service.objects.order_by("pk"), keys, strict=True):
        Service.objects.filter(pk=service.pk).update(translation_key=key)
    assert generation.real_services() == 0


def test_empty_site_has_nothing_to_copy(locales):
    with pytest.raises(CommandError, match="load the demo content first"):
        call_command("generate_services", "3")


@pytest.mark.parametrize("statements", [0, 7, 30, 100])
def test_full_database_is_said_and_what_was_made_stays(originals, statements):
    written = itertools.count()

    def full(execute, sql, *arguments):
        if sql.startswith("INSERT") and next(written) >= statements:
            raise OperationalError("database or disk is full")
        return execute(sql, *arguments)

    with connection.execute_wrapper(full), pytest.raises(CommandError, match="The database takes no more"):
        generate(5000)
    assert (generation.generated(Service).count() > 0) == (statements >= 30)
    generate(4)
    assert changed() == []
