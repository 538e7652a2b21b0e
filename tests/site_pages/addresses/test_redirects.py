"""Addresses hold: old ones lead to the new ones, in every language, with the visitor's query."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.languages import CODES
from cms.published.models import PublishedDocument
from site_pages.models import NewsIndexPage, NewsPage, SectionPage, StandardPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory


def addresses(record, kind):
    return dict(PublishedDocument.objects.filter(kind=kind, uuid=record.translation_key).values_list("language", "url"))


def ends(reader, address):
    """Where an address leads to, and by which kind of redirect."""
    answer = reader.get(address, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain


def rename(page, slug, callbacks):
    page.slug = slug
    with callbacks(execute=True):
        page.save_revision().publish()


def test_renamed_finder_keeps_the_addresses_of_services(finder, reader, django_capture_on_commit_callbacks):
    service = ServiceFactory(name="Sprachkurs")
    old = addresses(service, "service")
    rename(finder, "hilfe", django_capture_on_commit_callbacks)

    new = addresses(service, "service")
    assert set(old) == set(CODES)
    for language in CODES:
        assert ends(reader, f"{old[language]}?q=a+b") == [(f"{new[language]}?q=a+b", 301)]


def test_moved_finder_keeps_the_addresses_of_services(finder, reader, home):
    service = ServiceFactory(name="Sprachkurs")
    old = addresses(service, "service")
    finder.move(pages.child(SectionPage, home, "Hilfe", slug="hilfe"), pos="last-child")

    new = addresses(service, "service")
    for language in CODES:
        if old[language] != new[language]:
            assert ends(reader, old[language]) == [(new[language], 301)]
    assert old["de"] != new["de"]


def test_service_that_is_withdrawn_leads_nowhere(finder, reader, django_capture_on_commit_callbacks):
    service = ServiceFactory(name="Sprachkurs")
    old = addresses(service, "service")
    rename(finder, "hilfe", django_capture_on_commit_callbacks)
    service.unpublish()

    assert [reader.get(old[language]).status_code for language in CODES] == [404] * len(CODES)


def test_renamed_page_and_all_below_are_found_at_their_old_addresses(home, reader, django_capture_on_commit_callbacks):
    section = pages.child(SectionPage, home, "Eins", slug="eins")
    page = pages.child(StandardPage, section, "Blatt", slug="blatt")
    pages.translate(page, "ar", {"title": "ورقة"})
    rename(section, "zwei", django_capture_on_commit_callbacks)

    for language in CODES:
        assert ends(reader, f"/{language}/eins/blatt/?a=1") == [(f"/{language}/zwei/blatt/?a=1", 301)]


def test_every_redirect_keeps_the_query(home, finder, reader):
    Redirect.objects.create(old_path="/de/alt", redirect_link="/de/angebote/")
    Redirect.objects.create(old_path="/de/mit", redirect_link="/de/angebote/?topic=sprache", is_permanent=False)
    service = ServiceFactory(name="Sprachkurs")
    path = addresses(service, "service")["de"]

    assert reader.get("/?q=kurs")["Location"] == "/de/?q=kurs"
    assert reader.get("/de/alt/?q=kurs&page=2")["Location"] == "/de/angebote/?q=kurs&page=2"
    assert reader.get("/de/mit/?q=kurs")["Location"] == "/de/angebote/?topic=sprache"
    assert reader.get(path.replace("sprachkurs", "deutsch") + "?q=kurs")["Location"] == f"{path}?q=kurs"
    assert reader.get("/de/angebote?q=kurs")["Location"] == "/de/angebote/?q=kurs"
    assert reader.get("/angebote/?q=kurs")["Location"].endswith("/de/angebote/?q=kurs")


@pytest.fixture
def index(home):
    return pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")


SENTENCE = "Diese Adresse braucht die Website selbst. Bitte wählen Sie eine andere."


def page_form(title, slug):
    form = {"title": title, "slug": slug, "introduction": "", "image": "", "body-count": "0", "date": "2026-11-20"}
    form |= {"seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "", "action-publish": "1"}
    return form | {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}


def test_slug_that_the_site_uses_itself_is_refused_with_a_sentence(index, home, admin_client, reader):
    add = reverse("wagtailadmin_pages:add", args=("site_pages", "newspage", index.pk))
    answer = admin_client.post(add, page_form("Feed", "feed"))
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (200, True)
    assert not NewsPage.objects.exists()

    news = pages.child(NewsPage, index, "Neu", slug="neu")
    edit = reverse("wagtailadmin_pages:edit", args=(news.pk,))
    assert SENTENCE in admin_client.post(edit, page_form("Neu", "feed")).content.decode()
    assert NewsPage.objects.get(pk=news.pk).slug == "neu"
    assert admin_client.post(edit, page_form("Neu", "feeds")).status_code == 302


def test_page_with_such_a_slug_is_neither_moved_nor_copied_there(index, home, admin_client):
    other = pages.child(SectionPage, home, "Feed", slug="feed")
    admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=(other.pk, index.pk)))
    form = {"new_title": "Feed", "new_slug": "feed", "new_parent_page": index.pk, "publish_copies": "on"}
    news = pages.child(NewsPage, index, "Neu", slug="neu")
    admin_client.post(reverse("wagtailadmin_pages:copy", args=(news.pk,)), form)

    assert SectionPage.objects.get(pk=other.pk).get_parent().pk == home.pk
    assert [page.slug for page in NewsPage.objects.filter(locale__language_code="de")] == ["neu"]
