"""What editors change beside a page's own text: files, addresses, who may read."""

import json
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page

from cms.languages import CODES
from cms.published import projecting
from cms.published.models import PublishedDocument
from cms.published.stamp import current_version
from site_pages.models import NewsIndexPage, NewsPage, SectionPage, StandardPage
from tests.factories import pages

pytestmark = pytest.mark.usefixtures("own_media")


def picture(name, size=(1600, 900)):
    return get_test_image_file(filename=name, size=size)


@pytest.fixture
def image(db):
    return get_image_model().objects.create(title="Rathaus", file=ImageFile(picture("rathaus.png"), name="rathaus.png"))


def item(page, language="ar"):
    return json.loads(PublishedDocument.objects.current(page.kind, language).of(page.translation_key).get().item)


def full(page, language="ar"):
    return json.loads(PublishedDocument.objects.current(page.kind, language).of(page.translation_key).get().full)


def urls(page):
    return dict(PublishedDocument.objects.public().of(page.translation_key).values_list("language", "url"))


def in_all_languages(path):
    return {language: f"/{language}{path}" for language in CODES}


def test_image_replaced_in_the_admin_projects_its_pages_again(home, image, admin_client):
    page = pages.child(StandardPage, home, "Rathaus", image=image)
    body = json.dumps([{"type": "image", "value": {"image": {"image": image.pk, "alt_text": "Haus", "decorative": False}}}])
    inside = pages.child(StandardPage, home, "Im Text", body=body)
    before = current_version()

    upload = SimpleUploadedFile("neu.png", picture("neu.png", (1000, 500)).file.getvalue(), "image/png")
    form = {"title": "Rathaus", "file": upload, "collection": Collection.get_first_root_node().pk, "tags": "", "description": ""}
    response = admin_client.post(reverse("wagtailimages:edit", args=(image.pk,)), form)
    assert response.status_code == 302
    assert current_version() > before
    for one in (item(page)["image"], full(inside)["body"][0]["value"]["image"]):
        assert (one["width"], one["height"]) == (1000, 500)
        names = {rendition["url"].removeprefix("http://testserver/media/") for rendition in one["renditions"]}
        assert names == set(image.renditions.filter(file__in=names).values_list("file", flat=True))


def test_deleted_image_leaves_its_pages(home, image):
    page = pages.child(StandardPage, home, "Rathaus", image=image)
    assert "image" in item(page)

    image.delete()
    assert "image" not in item(page)


def test_document_replaced_in_the_admin_projects_its_pages_again(home, admin_client):
    document = get_document_model().objects.create(title="Antrag", file=ContentFile(b"alt", name="antrag.txt"))
    text = f'<p><a linktype="document" id="{document.pk}">Antrag</a></p>'
    page = pages.child(StandardPage, home, "Antrag", body=json.dumps([{"type": "rich_text", "value": text}]))
    assert "/antrag.txt" in full(page)["body"][0]["value"]

    upload = SimpleUploadedFile("antrag-neu.txt", b"neu", "text/plain")
    form = {"title": "Antrag", "file": upload, "collection": Collection.get_first_root_node().pk, "tags": ""}
    assert admin_client.post(reverse("wagtaildocs:edit", args=(document.pk,)), form).status_code == 302
    assert f"http://testserver/documents/{document.pk}/antrag-neu.txt" in full(page)["body"][0]["value"]


@pytest.fixture
def tree(home):
    """A section with a page below it, and another that is translated."""
    section = pages.child(SectionPage, home, "Eins", slug="eins")
    page = pages.child(StandardPage, section, "Blatt", slug="blatt")
    other = pages.child(StandardPage, section, "Brief", slug="brief")
    pages.translate(other, "ar", {"title": "رسالة"})
    return section, page, other


def test_page_moved_in_the_admin_takes_everything_below_along_in_all_languages(home, tree, admin_client):
    section, page, other = tree
    second = pages.child(SectionPage, home, "Zwei", slug="zwei")

    admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=(section.pk, second.pk)))
    assert urls(section) == in_all_languages("/zwei/eins/")
    assert urls(page) == in_all_languages("/zwei/eins/blatt/")
    assert urls(other) == in_all_languages("/zwei/eins/brief/")


def publish_in_admin(client, page, **changes):
    form = {"title": page.title, "slug": page.slug, "introduction": "", "image": "", "body-count": "0", "action-publish": "1"}
    form |= {"seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "", **changes}
    form |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form)


@pytest.mark.parametrize("committed", [False, True])
def test_new_slug_in_the_admin_holds_in_all_languages(
    home, tree, admin_client, reader, committed, django_capture_on_commit_callbacks
):
    section, page, other = tree

    with django_capture_on_commit_callbacks(execute=committed):
        assert publish_in_admin(admin_client, section, slug="ratgeber").status_code == 302
    assert publish_in_admin(admin_client, other, slug="post").status_code == 302
    assert set(Page.objects.filter(translation_key=section.translation_key).values_list("slug", flat=True)) == {"ratgeber"}
    assert urls(section) == in_all_languages("/ratgeber/")
    assert urls(page) == in_all_languages("/ratgeber/blatt/")
    assert urls(other) == in_all_languages("/ratgeber/post/")
    assert reader.get("/fr/ratgeber/blatt/").status_code == 200
    assert "رسالة" in reader.get("/ar/ratgeber/post/").content.decode()


def test_slug_that_a_neighbour_has_stays(home, tree, admin_client):
    section = tree[0]
    french = Page.objects.get(translation_key=home.translation_key, locale__language_code="fr")
    french.add_child(instance=StandardPage(title="Guide", slug="ratgeber", locale=french.locale, live=False))

    publish_in_admin(admin_client, section, slug="ratgeber")
    assert (urls(section)["ar"], urls(section)["fr"]) == ("/ar/ratgeber/", "/fr/eins/")


def sitemap(reader):
    return reader.get("/sitemap.xml").content.decode()


def feed(reader, language):
    response = reader.get(f"/{language}/intern/aktuelles/feed/")
    if response.status_code != 200:
        return None
    return [title.text for title in fromstring(response.content).findall("channel/item/title")]  # noqa: S314  our own answer


def on_front_page(reader, language):
    html = BeautifulSoup(reader.get(f"/{language}/").content.decode(), "html.parser")
    return [card.text for card in html.select(".page-card .card-title")]


def restrict(client, page, kind):
    form = {"restriction_type": kind, "password": ""}
    assert client.post(reverse("wagtailadmin_pages:set_privacy", args=(page.pk,)), form).status_code == 200


def test_restriction_of_a_parent_holds_in_the_next_request_until_it_is_put_away(home, admin_client, reader):
    section = pages.child(SectionPage, home, "Intern", slug="intern")
    index = pages.child(NewsIndexPage, section, "Aktuelles", slug="aktuelles")
    news = pages.child(NewsPage, index, "Neu", slug="neu", date=date(2026, 10, 5))
    pages.translate(news, "ar", {"title": "جديد"})

    def everything():
        return [(feed(reader, one), on_front_page(reader, one), len(urls(news)), "/intern/" in sitemap(reader)) for one in CODES]

    words = ["جديد" if language == "ar" else "Neu" for language in CODES]
    public = [([word], [word], len(CODES), True) for word in words]
    assert everything() == public

    restrict(admin_client, section, "login")
    assert everything() == [(None, [], 0, False)] * len(CODES)

    restrict(admin_client, section, "none")
    assert everything() == public


def test_restricted_overview_is_no_hole_for_its_news(home, admin_client, reader):
    index = pages.child(NewsIndexPage, pages.child(SectionPage, home, "Intern", slug="intern"), "Aktuelles", slug="aktuelles")
    open_news, secret = pages.child(NewsPage, index, "Offen"), pages.child(NewsPage, index, "Geheim")

    restrict(admin_client, secret, "login")
    assert [feed(reader, language) for language in CODES] == [["Offen"]] * len(CODES)
    assert set(urls(open_news)) == set(CODES)


def test_section_has_its_new_address_before_the_many_pages_below_it(home, monkeypatch):
    section = pages.child(SectionPage, home, "Leben", slug="leben")
    below = [pages.child(SectionPage, section, f"Thema {number}", slug=f"thema-{number}") for number in range(3)]
    monkeypatch.setattr(projecting, "AT_ONCE", 1)

    section.slug = "alltag"
    section.save_revision().publish()
    assert urls(section) == in_all_languages("/alltag/")
    assert [urls(page)["de"] for page in below] == [f"/de/leben/thema-{number}/" for number in range(3)]

    projecting.work_off()
    assert [urls(page) for page in below] == [in_all_languages(f"/alltag/thema-{number}/") for number in range(3)]
