"""What a publish costs: from the form that an editor sends to the commit, in nine languages."""

from collections import Counter

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.published import projecting
from cms.published.models import PublishedDocument
from site_pages.models import GuidePage
from tests.admin_forms import address_of, form_at
from tests.directory.service_form import MORNING, at, phone, service_form
from tests.factories import media, pages
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, TaxonomyTermFactory, place

MOST_PROJECTING = 77
MOST_FOR_A_SERVICE = 341  # of which Wagtail's form and its nested children take about 230
MOST_FOR_A_GUIDE = 160


@pytest.fixture
def asked(monkeypatch):
    """Counts statements: `all`, and those of them that project."""
    counted, carry_out, projects = Counter(), projecting.carry_out, []

    def note(execute, sql, params, many, context):
        counted["all"] += 1
        counted["projecting"] += bool(projects)
        return execute(sql, params, many, context)

    def carried_out(wanted):
        projects.append(wanted)
        try:
            carry_out(wanted)
        finally:
            projects.pop()

    monkeypatch.setattr(projecting, "carry_out", carried_out)
    with connection.execute_wrapper(note):
        yield counted


def sent(client, address, form, asked):
    """Statements of one form that is sent."""
    asked.clear()
    assert client.post(address, form).status_code == 302
    return asked["all"], asked["projecting"]


def test_service_with_four_places_is_published_cheaply(finder, admin_client, asked):
    organization = OrganizationFactory(name="Verein")
    terms = [TaxonomyTermFactory(code=f"thema-{number}") for number in range(3)]
    locations = [LocationFactory(name=f"Haus {number}", place=place(f"07137500250{number}")) for number in range(4)]
    service = ServiceFactory(organization=organization)
    form = service_form(
        organization,
        terms=[term.pk for term in terms],
        phones=[phone("02651 01551")],
        service_at_locations=[at(location, MORNING) for location in locations],
        required_documents=[{"document": "Ausweis", "uri": ""}],
    )
    form |= {"name": "Kurs", "action-publish": "1"}
    address = address_of(service, "edit")
    sent(admin_client, address, form, asked)
    again = form_at(admin_client, address) | {"name": "Anderer Kurs", "action-publish": "1"}
    found, projecting = sent(admin_client, address, again, asked)
    assert PublishedDocument.objects.current("service", "ar").get().title == "Anderer Kurs"
    assert (found <= MOST_FOR_A_SERVICE, projecting <= MOST_PROJECTING) == (True, True), (found, projecting)


def test_guide_with_ten_links_and_three_pictures_is_published_cheaply(home, own_media, admin_client, asked):
    targets = [pages.child(GuidePage, home, f"Ziel {number}", slug=f"ziel-{number}") for number in range(10)]
    pictures = [media.image() for _number in range(3)]
    guide = pages.child(GuidePage, home, "Ratgeber", slug="ratgeber")
    text = "".join(f'<p><a linktype="page" id="{target.pk}">Ziel</a></p>' for target in targets)
    blocks = [("rich_text", rich_text(text, features=["link"]))]
    blocks += [
        ("image", {"image": {"image": one.pk, "alt_text": "Bild", "decorative": ""}, "caption": ""}) for one in pictures[1:]
    ]
    form = nested_form_data({"body": streamfield(blocks), "steps": streamfield([]), "comments": inline_formset([])})
    form |= {"title": "Ratgeber", "slug": "ratgeber", "introduction": "Kurz", "image": pictures[0].pk, "action-publish": "1"}
    form |= {"seo_title": "", "search_description": "", "go_live_at": "", "expire_at": ""}
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    sent(admin_client, address, form, asked)
    found, projecting = sent(admin_client, address, form | {"title": "Anderer Ratgeber"}, asked)
    assert PublishedDocument.objects.current("guide", "ar").of(guide.translation_key).get().title == "Anderer Ratgeber"
    assert (found <= MOST_FOR_A_GUIDE, projecting <= MOST_PROJECTING) == (True, True), (found, projecting)
