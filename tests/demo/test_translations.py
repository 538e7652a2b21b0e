import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from cms.demo import content
from cms.translations.trees import synchronize

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def source_locale(locales):
    """Read anew: what an earlier test made is gone."""
    content.source_locale.cache_clear()
    yield
    content.source_locale.cache_clear()


def arabic_pages(locales) -> list[tuple[str, int]]:
    found = Page.objects.filter(locale=locales["ar"], title__in=["Start", "Ratgeber"])
    return list(found.order_by("path").values_list("title", "alias_of"))


def test_tree_of_a_language_is_made_at_once_and_queues_no_task(locales):
    root = Page.get_first_root_node()
    home = root.add_child(instance=Page(title="Start", slug="start", locale=locales["de"]))
    guide = home.add_child(instance=Page(title="Ratgeber", slug="ratgeber", locale=locales["de"]))

    for _time in range(2):
        synchronize("ar")
        assert arabic_pages(locales) == [("Start", home.pk), ("Ratgeber", guide.pk)]

    assert list(LocaleSynchronization.objects.values_list("locale", "sync_from")) == [(locales["ar"].pk, locales["de"].pk)]
    assert DBTaskResult.objects.count() == 0
