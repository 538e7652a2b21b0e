"""Editors of the district have the directory, the pages and the media, and nothing that belongs to administrators."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from site_pages.models import StandardPage
from tests.admin_forms import form_at
from tests.factories import media, pages, people


def test_page_is_written_published_unpublished_and_deleted(db):
    home, client = pages.home(), people.editor()
    add = reverse("wagtailadmin_pages:add", args=("site_pages", "standardpage", home.pk))
    form = {"title": "Impressum", "slug": "impressum", "body-count": "0", "action-publish": "1"}
    assert client.post(add, form_at(client, add) | form).status_code == 302
    page = StandardPage.objects.get(locale=home.locale)
    assert page.live

    edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    client.post(edit, form_at(client, edit) | {"title": "Wer wir sind", "body-count": "0", "action-publish": "1"})
    page.refresh_from_db()
    assert page.title == "Wer wir sind"

    client.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    page.refresh_from_db()
    assert not page.live
    client.post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))
    assert not Page.objects.filter(translation_key=page.translation_key).exists()


def test_image_is_uploaded(db):
    file = SimpleUploadedFile("rathaus.png", get_test_image_file().file.getvalue(), content_type="image/png")
    people.editor().post(reverse("wagtailimages:add"), {"title": "Rathaus", "file": file})
    assert get_image_model().objects.filter(title="Rathaus").exists()


def test_image_of_somebody_else_is_renamed_and_deleted(db):
    client, image = people.editor(), media.image()
    client.post(reverse("wagtailimages:edit", args=(image.pk,)), {"title": "Markt"})
    image.refresh_from_db()
    assert image.title == "Markt"
    client.post(reverse("wagtailimages:delete", args=(image.pk,)))
    assert not get_image_model().objects.exists()


def test_document_is_uploaded(db):
    file = SimpleUploadedFile("merkblatt.txt", b"Inhalt")
    people.editor().post(reverse("wagtaildocs:add"), {"title": "Merkblatt", "file": file})
    assert get_document_model().objects.filter(title="Merkblatt").exists()


def test_document_of_somebody_else_is_renamed_and_deleted(db):
    client, document = people.editor(), media.document()
    client.post(reverse("wagtaildocs:edit", args=(document.pk,)), {"title": "Blatt"})
    document.refresh_from_db()
    assert document.title == "Blatt"
    client.post(reverse("wagtaildocs:delete", args=(document.pk,)))
    assert not get_document_model().objects.exists()
