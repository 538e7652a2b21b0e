"""Of all files only pictures have an address of their own; documents are handed out one by one."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import media, people

WAYS_AROUND = (
    "/media/images/../documents/{name}",
    "/media/images/%2e%2e/documents/{name}",
    "/media/images/..%2fdocuments/{name}",
    "/media/images/%2e%2e%2fdocuments%2f{name}",
    "/media/images/..%5cdocuments%5c{name}",
    "/media/images/../original_images/../documents/{name}",
    "/media/original_images/../documents/{name}",
    "/media/images//documents/{name}",
    "/media/documents/{name}",
    "/media/images/../../db.sqlite3",
    "/media/images/../../secret_key",
    "/media/images/",
    "/media/images/..",
    "/media/images/%00",
    "/media/",
)


@pytest.fixture
def hidden(db):
    """A document in a collection that only logged-in people see."""
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return get_document_model().objects.create(
        title="Intern", collection=collection, file=ContentFile(b"geheimes Wort", "intern.txt")
    )


def png(size=40):
    file = media.get_test_image_file(filename="a.png", size=(size, size))
    file.seek(0)
    return file.read()


@pytest.fixture
def picture(db):
    """The name of a picture as pages show it."""
    folder = settings.MEDIA_ROOT / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rathaus.width-40.png").write_bytes(png())
    return "rathaus.width-40.png"


def body(answer):
    """What was sent; the file behind it is closed, as a server does."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return content


def test_picture_has_an_address(reader, picture):
    answer = reader.get(f"/media/images/{picture}")
    assert body(answer).startswith(b"\x89PNG")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert (answer["Content-Security-Policy"], answer["X-Content-Type-Options"]) == ("default-src 'none'", "nosniff")


def test_picture_is_read_from_where_the_site_keeps_its_files_now(reader, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "neu.png").write_bytes(png())
    assert body(reader.get("/media/images/neu.png")) == png()


@pytest.mark.parametrize("address", WAYS_AROUND)
def test_no_address_leads_to_another_file(reader, hidden, picture, address):
    name = hidden.file.name.rpartition("/")[2]
    answer = reader.get(address.format(name=name))
    assert b"geheimes Wort" not in body(answer)
    assert answer.status_code in (301, 302, 404)


def test_original_picture_has_no_address(reader, db):
    image = media.image()
    assert reader.get(f"/media/{image.file.name}").status_code == 404


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "script.js", "unknown"])
def test_file_that_is_no_picture_is_not_shown_whoever_put_it_there(reader, db, name):
    folder = settings.MEDIA_ROOT / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"<script>alert(1)</script>")
    assert b"alert" not in body(answer := reader.get(f"/media/images/{name}"))
    assert answer.status_code in (302, 404)


def test_hidden_document_asks_for_a_login(reader, hidden):
    answer = reader.get(hidden.url)
    assert (answer.status_code, "login" in answer.url) == (302, True)


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "page.xhtml", "unknown"])
def test_document_that_could_act_as_the_site_is_a_download(reader, db, name):
    file = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", name)
    document = get_document_model().objects.create(title="Datei", file=file)
    answer = reader.get(document.url)
    assert (answer.status_code, b"alert" in body(answer)) == (200, True)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"


def upload(client, kind, file):
    return client.post(reverse(f"wagtail{kind}:add"), {"title": "Datei", "file": file, "collection": 1})


@pytest.mark.parametrize(
    "name, content",
    [
        ("broken.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR broken"),
        ("empty.png", b""),
        ("none.jpg", b"<html>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("cut.gif", b"GIF89a"),
        ("cut.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("cut.avif", b"\0\0\0\x1cftypavif\0\0\0\0avif"),
    ],
)
def test_broken_picture_is_a_message_at_the_field(db, name, content):
    answer = upload(people.editor(), "images", SimpleUploadedFile(name, content))
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"file"}
    assert not get_image_model().objects.exists()


def test_picture_that_ends_too_early_is_a_message_at_the_field(db):
    whole = png(500)
    assert len(whole) > 100
    answer = upload(people.editor(), "images", SimpleUploadedFile("cut.png", whole[: len(whole) // 2]))
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"file"}


def test_document_above_ten_mebibytes_is_refused(db):
    client = people.editor()
    assert upload(client, "docs", SimpleUploadedFile("a.pdf", b"x" * (10 * 1024 * 1024 + 1))).status_code == 200
    assert not get_document_model().objects.exists()
    assert upload(client, "docs", SimpleUploadedFile("a.pdf", b"x" * 1024)).status_code == 302
