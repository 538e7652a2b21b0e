"""A row in another language never gets structure, and never stands without its German row."""

import pytest
from wagtail_localize.models import Translation

from directory.models import Organization, Service
from tests.admin_forms import address_in, address_of, form_at
from tests.cms.german_content import SNIPPETS
from tests.factories import people

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def english(content):
    """The English service, after "stop synced translation"."""
    Translation.objects.update(enabled=False)
    return Service.objects.get(locale__language_code="en")


def test_nothing_is_added_in_another_language(content):
    client = people.editor()
    for model in SNIPPETS:
        form, before = form_at(client, address_of(content[model], "edit")), model.objects.count()
        add = address_in(model, "add")
        for answer in (client.get(f"{add}?locale=en"), client.post(f"{add}?locale=en", form | PUBLISH)):
            assert (answer.status_code, answer.url) == (302, add), model
        assert model.objects.count() == before, model


def test_nothing_is_added_in_an_unknown_language(content):
    add = address_in(Service, "add")
    assert people.editor().get(f"{add}?locale=xx").url == add


def test_stopped_translation_is_edited_as_words(english):
    client = people.editor()
    edit = address_of(english, "edit")
    form = form_at(client, edit)
    assert {"name", "description"} <= form.keys()
    assert not [name for name in form if name in ("organization", "terms", "status") or name.endswith("TOTAL_FORMS")]

    assert client.post(edit, form | {"name": "Course"} | PUBLISH).status_code == 302
    english.refresh_from_db()
    assert english.name == "Course"


@pytest.mark.parametrize("view", ["edit", "revisions_revert"])
def test_forged_structure_is_not_saved(content, english, view):
    client, german = people.editor(), content[Service]
    other = Organization.objects.create(name="Andere", locale=german.locale)
    revision = english.save_revision()
    address = address_of(english, view, *([revision.pk] if view == "revisions_revert" else []))
    before = english.organization_id, english.minimum_age, english.phones.count()
    form = form_at(client, address_of(german, "edit")) | {"organization": other.pk, "minimum_age": "99", "name": "Course"}
    client.post(address, form | {"revision": revision.pk} | PUBLISH)

    english.refresh_from_db()
    assert english.name == "Course"
    assert (english.organization_id, english.minimum_age, english.phones.count()) == before


def test_stopped_translation_has_a_preview(english):
    client = people.editor()
    form = form_at(client, address_of(english, "edit"))
    answer = client.post(address_of(english, "preview_on_edit"), form)
    assert answer.json() == {"is_valid": True, "is_available": True}


def test_all_stopped_translations_open(content, english):
    client = people.translator()
    for model in SNIPPETS:
        for row in model.objects.filter(locale=english.locale):
            assert client.get(address_of(row, "edit")).status_code == 200, model


def test_lists_of_all_snippets_show_the_german_rows(content, admin_client):
    for model in SNIPPETS:
        listed = admin_client.get(address_in(model, "list"))
        rows = list(listed.context["object_list"])
        assert rows, model
        assert {row.locale.language_code for row in rows} == {"de"}, model
