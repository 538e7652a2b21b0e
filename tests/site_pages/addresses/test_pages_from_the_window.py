"""A page is its published document: what has one is shown, what has none is not there."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.template import engines
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.published.drift import all_keys, drift_of
from cms.published.models import PublishedDocument, PublishedRecord
from cms.published.projecting import kinds
from site_pages.addresses.pages import document_at
from site_pages.models import GuidePage, NewsIndexPage, NewsPage, SectionPage, StandardPage
from tests.factories import media, pages
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory
from tests.registered import without

OTHER_HOST = "angebote.example.org"
OF_PLUGINS = {"bench", "decision", "event", "group", "notice"}  # kinds


class Missing(str):
    """Shows where a template prints what is not there; nothing to `if`, `default` and tags, as an empty text is."""

    def __bool__(self):
        return False


def soup(answer):
    return BeautifulSoup(answer.content.decode(), "html.parser")


def addresses(kind=None, language="de"):
    documents = PublishedDocument.objects.filter(language=language).exclude(url="")
    return set((documents.filter(kind=kind) if kind else documents).values_list("url", flat=True))


@pytest.fixture
def small_site(home, finder, own_media):
    """One page of each type, a service, pictures."""
    image, term = media.image(), TaxonomyTermFactory(code="sprache")
    section = pages.child(SectionPage, home, "Ratgeber", slug="ratgeber", show_in_menus=True)
    service = ServiceFactory(name="Sprachkurs", terms=[term])
    text = f'<p><a linktype="page" id="{section.pk}">Mehr</a></p>'
    body = [("rich_text", text), ("image", {"image": image, "caption": "Rathaus"})]
    pages.child(GuidePage, section, "Deutsch", slug="deutsch", topics=[term], services=[service], image=image, body=body)
    index = pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    pages.child(NewsPage, index, "Neu", slug="neu", image=image)
    pages.child(StandardPage, home, "Über uns", slug="über-uns")
    return home


def test_every_kind_with_a_template_is_served_at_the_address_of_its_document(small_site, reader):
    shown = {document.kind for document in PublishedDocument.objects.filter(language="ar").exclude(url="")}
    assert shown - {"service_at_location"} == {kind.name for kind in kinds().values() if kind.template} - OF_PLUGINS
    for language in ("de", "ar"):
        assert {reader.get(url).status_code for url in addresses(language=language)} == {200}


def test_nothing_is_served_without_its_document_though_all_pages_are_live(small_site, reader):
    everywhere = addresses() | addresses(language="ar")
    PublishedDocument.objects.exclude(kind="site").delete()

    answers = {url: reader.get(url) for url in everywhere}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert all(soup(answer).select_one("footer.site-footer") for answer in answers.values())


def test_documents_of_a_kind_that_nobody_publishes_are_not_shown(small_site, reader):
    PublishedRecord.objects.filter(kind="guide").update(kind="gone")
    PublishedDocument.objects.filter(kind="guide").update(kind="gone")
    answer = reader.get("/de/ratgeber/deutsch/")
    assert (answer.status_code, bool(soup(answer).select_one("footer.site-footer"))) == (404, True)


def test_addresses_are_found_as_browsers_send_them(small_site, reader):
    (stored,) = {url for url in addresses("standard_page") if "ber-uns" in url}
    assert stored == "/de/%C3%BCber-uns/"
    assert [reader.get(url).status_code for url in (stored, "/de/über-uns/")] == [200, 200]
    slashless = reader.get("/de/%C3%BCber-uns?a=1")
    assert (slashless.status_code, slashless["Location"]) == (301, "/de/%C3%BCber-uns/?a=1")


@pytest.mark.parametrize("path", ["/de/\x00/", f"/de/{'a' * 500}/"])
def test_what_no_page_can_be_called_is_not_asked_for(small_site, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert document_at(path, "de") is None


def test_a_page_called_feed_is_no_feed(small_site, reader):
    pages.child(StandardPage, small_site, "Feed", slug="feed")
    assert soup(reader.get("/de/feed/")).h1.text == "Feed"
    assert reader.get("/de/aktuelles/feed/")["Content-Type"].startswith("application/rss+xml")


def test_readers_stay_on_the_host_they_came_to(small_site, settings):
    settings.ALLOWED_HOSTS = [OTHER_HOST]
    reader = Client(SERVER_NAME=OTHER_HOST)
    pictures = set()
    for url in addresses() | addresses(language="ar"):
        html = soup(reader.get(url))
        for tag in html.find_all(["a", "img", "form", "link", "source"]):
            places = [tag.get(name, "") for name in ("href", "src", "action")]
            places += [one.split()[0] for one in tag.get("srcset", "").split(", ") if one]
            known = tag.name == "link" and tag.get("rel") in (["canonical"], ["alternate"])
            assert known or not [one for one in places if one.startswith(site_settings.SITE_URL)], (url, tag)
            pictures |= {one for one in places if one.startswith("/media/")}
    assert len(pictures) >= 6
    assert [url for url in pictures if not (site_settings.MEDIA_ROOT / url.removeprefix("/media/")).exists()] == []


def test_other_sites_are_told_whole_addresses(small_site, reader):
    html = soup(reader.get("/de/ratgeber/deutsch/"))
    told = [html.select_one(one) for one in ("link[rel=canonical]", "meta[property='og:image']", "meta[property='og:url']")]
    assert [(one.get("href") or one["content"]).startswith("http://testserver/") for one in told] == [True] * 3


def test_menu_marks_the_page_that_is_read_each_time(small_site, reader):
    pages.child(StandardPage, small_site, "Kontakt", slug="kontakt", show_in_menus=True)
    for url, current in (("/de/ratgeber/", "Ratgeber"), ("/de/kontakt/", "Kontakt"), ("/de/ratgeber/deutsch/", "Ratgeber")):
        assert [one.text for one in soup(reader.get(url)).select(".menu-wide [aria-current]")] == [current]


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_private_page_is_shown_behind_the_login_with_its_private_children(small_site, reader, editor, client):
    section = SectionPage.objects.get(slug="ratgeber", locale__language_code="de")
    restrict(section)

    answer = reader.get("/ar/ratgeber/")
    assert (answer.status_code, "login" in answer["Location"]) == (302, True)
    client.force_login(editor)
    inside = client.get("/ar/ratgeber/")
    assert inside.status_code == 200
    assert {part.strip() for part in inside["Cache-Control"].split(",")} >= {"private", "no-store"}
    assert [card.text for card in soup(inside).select(".page-card .card-title")] == ["Deutsch"]
    below = client.get("/ar/ratgeber/deutsch/")
    assert [one.text for one in soup(below).select("nav.breadcrumb a")] == ["Willkommen", "Ratgeber"]
    assert not PublishedDocument.objects.filter(kind__in=["section", "guide"]).exists()


def test_page_without_restriction_is_never_served_by_wagtail(small_site, reader):
    restrict(SectionPage.objects.get(slug="ratgeber", locale__language_code="de"))
    PublishedDocument.objects.filter(kind="standard_page").delete()
    assert reader.get("/de/über-uns/").status_code == 404


def test_private_page_that_is_over_is_gone_for_who_may_see_it(small_site, editor, client):
    section = SectionPage.objects.get(slug="ratgeber", locale__language_code="de")
    restrict(section)
    SectionPage.objects.filter(pk=section.pk).update(expire_at="2020-01-01T00:00Z")
    client.force_login(editor)
    assert client.get("/ar/ratgeber/").status_code == 404


@pytest.mark.parametrize("count", [3, 70])
def test_a_page_takes_at_most_eight_queries_whatever_the_number_of_services(
    small_site, reader, count, django_assert_max_num_queries
):
    guide = GuidePage.objects.get(slug="deutsch", locale__language_code="de")
    terms = list(guide.topics.all())
    guide.services.set([ServiceFactory(name=f"Kurs {number}", terms=terms) for number in range(count)])
    guide.body = [("services", {"title": "Kurse", "topic": "sprache", "place": "", "limit": 20})]
    guide.save_revision().publish()
    with without("events"):  # its parts of pages have a query of their own, see its tests
        for language in ("de", "ar"):
            for url in addresses(language=language):
                with django_assert_max_num_queries(8, info=url):
                    assert reader.get(url).status_code == 200


def test_another_address_of_the_site_is_drift(small_site, settings):
    settings.SITE_URL = "https://neu.example.org"
    drifted = {key[0] for key in all_keys() if drift_of(key)}
    assert drifted >= {kind.name for kind in kinds().values() if kind.template} - OF_PLUGINS | {"site"}


def test_templates_ask_for_no_key_that_a_document_lacks(small_site, reader, monkeypatch):
    """Whatever is printed is there: in German, untranslated, translated, and with next to nothing filled in."""
    guide = GuidePage.objects.get(slug="deutsch", locale__language_code="de")
    pages.translate(guide, "tr", {"title": "Almanca"})
    ServiceFactory(name="Nur ein Name", description="")
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Missing("[[missing]]"))
    found = {}
    for language in ("de", "ar", "tr"):
        for url in [*addresses(language=language), f"/{language}/fehlt/"]:
            if missing := re.findall(r".{60}\[\[missing\]\]", reader.get(url).content.decode(), re.DOTALL):
                found[url] = missing
    assert found == {}
