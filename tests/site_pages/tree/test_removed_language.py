"""Rows that are left of a language which was taken off the list."""

from wagtail.models import Locale

from cms.languages import CODES, language_of
from site_pages.models import StandardPage
from site_pages.publishing.references import public_paths
from tests.factories import pages


def test_page_of_a_removed_language_does_not_stop_the_others(reader, locales):
    home = pages.home()
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    polish = Locale.objects.create(language_code="pl")
    for one in (home, page):
        one.copy_for_translation(polish).save_revision().publish()

    assert language_of("pl").chain == ("de",)
    for code in CODES:
        assert public_paths([page.translation_key])[page.translation_key][code] == f"/{code}/impressum/"
        assert reader.get(f"/{code}/impressum/").status_code == 200
    assert reader.get("/pl/impressum/").status_code in (302, 404)
