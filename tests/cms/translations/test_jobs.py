import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Page
from wagtail_localize.components import TranslationComponentManager
from wagtail_localize.operations import translate_page_subtree
from wagtail_localize.synctree import PageIndex, synchronize_tree
from wagtail_localize.tasks import get_backend

from cms.translations.jobs import QueueBackend, pack, unpack

pytestmark = pytest.mark.django_db


@pytest.fixture
def german_home(locales) -> Page:
    """A home page in German, and a section below it."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=Page(title="Start", slug="start", locale=locales["de"]))
    home.add_child(instance=Page(title="Ratgeber", slug="ratgeber", locale=locales["de"]))
    return home


def test_the_site_uses_the_queue():
    assert isinstance(get_backend(), QueueBackend)


def test_rows_travel_as_primary_keys_and_come_back_as_rows(locales, administrator):
    values = [1, None, "x", locales["ar"], [locales["ar"], locales["uk"]], administrator]
    assert [unpack(pack(value)) for value in values] == values
    assert unpack(pack(Locale.objects.filter(language_code="ar"))) == [locales["ar"]]


def test_what_can_be_made_anew_travels_as_nothing():
    assert (pack(PageIndex([])), pack(TranslationComponentManager([]))) == (None, None)


def test_what_cannot_travel_is_refused():
    with pytest.raises(TypeError, match="cannot wait in the queue"):
        pack(TranslationComponentManager([("component", None, None)]))


def test_tree_of_a_new_language_is_made_by_the_worker(german_home, locales):
    QueueBackend({}).enqueue(synchronize_tree, args=[locales["de"], locales["ar"]], kwargs={"page_index": PageIndex([])})
    assert Page.objects.filter(locale=locales["ar"]).count() == 0

    call_command("run_worker", "--once")
    assert DBTaskResult.objects.get().traceback == ""
    assert set(Page.objects.filter(locale=locales["ar"], title__in=["Start", "Ratgeber"]).values_list("title", flat=True)) == {
        "Start",
        "Ratgeber",
    }


def test_subtree_is_translated_by_the_worker(german_home, locales, administrator):
    arguments = [german_home.id, Locale.objects.filter(language_code="uk"), TranslationComponentManager([]), administrator]
    QueueBackend({}).enqueue(translate_page_subtree, arguments, {})
    call_command("run_worker", "--once")
    assert DBTaskResult.objects.get().traceback == ""
    assert Page.objects.filter(locale=locales["uk"], title="Ratgeber").exists()
