"""Whichever way a page is made, it stands in all languages."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page

from cms.languages import CODES
from cms.published.models import PublishedDocument
from site_pages.models import SectionPage, StandardPage
from tests.factories import pages


@pytest.fixture
def section(home):
    """With a page below it that is translated."""
    section = pages.child(SectionPage, home, "Eins", slug="eins")
    page = pages.child(StandardPage, section, "Blatt", slug="blatt", introduction="Ein Text.")
    pages.translate(page, "ar", {"title": "ورقة", "introduction": "نص."})
    return section


@pytest.fixture
def second(home):
    return pages.child(SectionPage, home, "Zwei", slug="zwei")


def copy(client, page, parent, slug, **more):
    form = {"new_title": page.title, "new_slug": slug, "new_parent_page": parent.pk, "copy_subpages": "on", **more}
    answer = client.post(reverse("wagtailadmin_pages:copy", args=(page.pk,)), form)
    assert answer.status_code == 302


def by_copy(client, section, second):
    copy(client, section, second, "eins", publish_copies="on")


def by_copy_of_drafts(client, section, second):
    copy(client, section, second, "eins")
    for page in second.get_descendants().specific():
        page.get_latest_revision().publish()


def by_alias(client, section, second):
    copy(client, section, second, "eins", alias="on")


def by_import(client, section, second):
    made = second.add_child(instance=SectionPage(title="Eins", slug="eins", locale=second.locale))
    made.add_child(instance=StandardPage(title="Blatt", slug="blatt", introduction="Ein Text.", locale=second.locale))


def by_move(client, section, second):
    client.post(reverse("wagtailadmin_pages:move_confirm", args=(section.pk, second.pk)))


def by_move_below_a_page_that_other_languages_lack(client, section, second):
    Page.objects.filter(translation_key=second.translation_key).exclude(pk=second.pk).delete()
    by_move(client, section, second)


WAYS = [by_copy, by_copy_of_drafts, by_alias, by_import, by_move]


def heading(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 200, path
    html = BeautifulSoup(answer.content.decode(), "html5lib")
    speaking = html.h1 if html.h1.has_attr("lang") else html.h1.find_parent(lang=True)
    return html.h1.text, speaking["lang"]


@pytest.mark.parametrize("way", WAYS)
def test_page_stands_in_all_languages(section, second, admin_client, reader, way):
    way(admin_client, section, second)

    for language in CODES:
        assert heading(reader, f"/{language}/zwei/eins/") == ("Eins", "de")
        titles = {("Blatt", "de"), ("ورقة", "ar")} if way is not by_import else {("Blatt", "de")}
        assert heading(reader, f"/{language}/zwei/eins/blatt/") in titles
    assert "/de/zwei/eins/blatt/" in reader.get("/sitemap.xml").content.decode()
    call_command("rebuild_published", "--check", stdout=StringIO())


def test_alias_has_the_words_of_its_original_in_all_languages(section, second, admin_client, reader):
    by_alias(admin_client, section, second)

    original = StandardPage.objects.get(slug="blatt", locale__language_code="de", alias_of=None)
    shown = {language: heading(reader, f"/{language}/zwei/eins/blatt/") for language in CODES}
    assert shown == {language: ("ورقة", "ar") if language == "ar" else ("Blatt", "de") for language in CODES}
    original.title = "Neues Blatt"
    original.save_revision().publish()
    assert heading(reader, "/fr/zwei/eins/blatt/") == ("Neues Blatt", "de")
    pages.translate(original, "tr", {"title": "Yeni sayfa", "introduction": "Metin."})
    assert heading(reader, "/tr/zwei/eins/blatt/") == ("Yeni sayfa", "tr")
    original.unpublish()
    assert [reader.get(f"/{language}/zwei/eins/blatt/").status_code for language in CODES] == [404] * len(CODES)


def test_alias_of_a_restricted_page_is_restricted(section, second, admin_client, reader):
    by_alias(admin_client, section, second)
    form = {"restriction_type": "login", "password": ""}
    admin_client.post(reverse("wagtailadmin_pages:set_privacy", args=(section.pk,)), form)

    assert not PublishedDocument.objects.public().filter(url__contains="/zwei/eins/").exists()


def test_page_below_a_parent_that_other_languages_lack_gets_there_with_it(section, second, admin_client, reader):
    by_move_below_a_page_that_other_languages_lack(admin_client, section, second)

    for language in CODES:
        assert heading(reader, f"/{language}/zwei/")[0] == "Zwei"


def test_page_that_is_reverted_says_in_all_languages_what_it_said(section, admin_client, reader):
    page = StandardPage.objects.get(slug="blatt", locale__language_code="de")
    first = page.get_latest_revision()
    page.title, page.slug = "Brief", "brief"
    page.save_revision().publish()
    assert heading(reader, "/fr/eins/brief/") == ("Brief", "de")

    first.publish()
    assert heading(reader, "/fr/eins/blatt/") == ("Blatt", "de")
    assert heading(reader, "/ar/eins/blatt/") == ("ورقة", "ar")
