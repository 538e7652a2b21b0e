"""What XML cannot carry is dropped: where texts come in, and where they go out."""

import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from cms.control_characters import json_without_control_characters
from cms.published.models import PublishedDocument
from directory.models import Service
from site_pages.models import NewsIndexPage, NewsPage
from tests.admin_forms import address_of, form_at
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory

ODD = "Kurs\x00\x0b\x08 am\ud800 Montag\uffff"


@pytest.mark.parametrize(
    "text",
    ["a\x0bb", "a\fb\b", "C:\\\\file \\b", "\\u000b", "\ufffe", "a\nb\tc", "\u000b\\\u000b", "ä ع 😀", "a\\\x0b"],
)
def test_ready_json_says_the_same_without_them(text):
    dropped = {"\x0b", "\f", "\b", "\ufffe"}
    for ascii_only in (True, False):
        clean = json.loads(json_without_control_characters(json.dumps({"text": text}, ensure_ascii=ascii_only)))
        assert clean == {"text": "".join(sign for sign in text if sign not in dropped)}


@pytest.mark.parametrize("field", ["name", "required_documents-0-document"])
def test_form_of_the_admin_is_saved_without_them(content, field):
    client, service = people.editor(), content[Service]
    edit = address_of(service, "edit")
    answer = client.post(edit, form_at(client, edit) | {field: ODD.replace("\ud800", ""), "action-publish": "1"})
    assert answer.status_code == 302

    service.refresh_from_db()
    assert "Kurs am Montag" in (service.name, service.required_documents.first().document)


def test_text_that_only_looks_like_json_is_kept(content):
    client, service = people.editor(), content[Service]
    edit = address_of(service, "edit")
    client.post(edit, form_at(client, edit) | {"name": "[a\\b] für {alle\\f}\x0b", "action-publish": "1"})

    service.refresh_from_db()
    assert service.name == "[a\\b] für {alle\\f}"


@pytest.mark.parametrize("forged", [{"organization": "\0"}, {"na\0me": "Kurs"}, {"terms": ["1", "\0"]}])
def test_forged_form_is_no_error_of_the_server(content, forged):
    client, service = people.editor(), content[Service]
    edit = address_of(service, "edit")
    form = form_at(client, edit)
    for address in (edit, reverse("wagtailadmin_pages:copy", args=(1,))):
        assert client.post(address, form | forged).status_code < 500, address


def test_row_is_saved_without_them_whoever_saves_it(db):
    service = ServiceFactory(description="Ein\x0bKurs")
    assert Service.objects.get().description == "EinKurs"
    service.description = "Noch\x0bein Kurs"
    service.save()
    assert Service.objects.get().description == "Nochein Kurs"


def test_feed_is_xml_whatever_the_texts_hold(reader, locales):
    index = pages.child(NewsIndexPage, pages.home(), "Aktuelles", slug="aktuelles", introduction="Neu\x0b.")
    news = pages.child(NewsPage, index, "Kurs", date="2026-11-01", body=[("text", "<p>Mo\x0bntag</p>")])
    NewsPage.objects.filter(pk=news.pk).update(title="Kurs\x0b am Montag", introduction="Neu\x0c.")  # past every door
    NewsPage.objects.get(pk=news.pk).save_revision(clean=False).publish()

    for code in locales:
        feed = reader.get(f"/{code}/aktuelles/feed/")
        assert feed.status_code == 200
        channel = ElementTree.fromstring(feed.content).find("channel")  # noqa: S314  our own
        assert [item.findtext("title") for item in channel.findall("item")] == ["Kurs am Montag"]
    document = PublishedDocument.objects.get(kind="news", language="de")
    assert "Montag" in document.full
    assert "\\u000b" not in document.full + document.item
