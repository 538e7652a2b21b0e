"""What the database would refuse is told in sentences, in the form and in the editor's language."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint
from django.utils import translation

from directory.models import Organization
from tests.admin_forms import address_of, form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory

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
