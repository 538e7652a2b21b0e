"""What the database would refuse is told in sentences, in the form and in the editor's language."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint
from django.utils import translation

from directory.models import Organization, Taxonomy, TaxonomyTerm
from tests.admin_forms import address_in, address_of, form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory, TaxonomyTermFactory

ROOMS = ("directory", "site_pages")
CONSTRAINTS = [
    constraint
    for room in ROOMS
    for model in apps.get_app_config(room).get_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
]


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda one: one.name)
def test_constraint_speaks_german_and_english(constraint):
    sentences = {}
    for language in ("en", "de"):
        with translation.override(language):
            sentences[language] = str(constraint.get_violation_error_message())
    assert constraint.name not in sentences["en"]
    assert sentences["de"] != sentences["en"]


def test_editor_reads_the_sentence(db):
    organization = OrganizationFactory()
    browser, edit = people.editor(), address_of(organization, "edit")

    page = browser.post(edit, form_at(browser, edit) | {"year_incorporated": "3"}).content.decode()
    assert "Das Gründungsjahr liegt zwischen 700 und 2200." in page
    assert "organization_year_is_plausible" not in page
    assert Organization.objects.get(pk=organization.pk).year_incorporated is None


def test_code_that_is_taken_is_told_at_its_field(db):
    """The form has no language, so Django leaves out the constraints in which there is one."""
    term, browser = TaxonomyTermFactory(), people.editor()
    words = {"name": "Wohnen", "description": "Wohnung suchen."}
    taken = {
        Taxonomy: ({"code": term.taxonomy.code}, "Ein anderes Vokabular hat diesen Code."),
        TaxonomyTerm: (
            {"code": term.code, "taxonomy": term.taxonomy_id},
            "Ein anderer Begriff dieses Vokabulars hat diesen Code.",
        ),
    }
    for model, (fields, sentence) in taken.items():
        add = address_in(model, "add")
        answer = browser.post(add, form_at(browser, add) | words | fields)
        assert (answer.status_code, answer.context["form"].errors["code"]) == (200, [sentence])
        assert model.objects.filter(locale__language_code="de").count() == 1


def test_record_keeps_its_own_code(db):
    term, browser = TaxonomyTermFactory(), people.editor()
    for record in (term, term.taxonomy):
        edit = address_of(record, "edit")
        assert browser.post(edit, form_at(browser, edit)).status_code == 302
