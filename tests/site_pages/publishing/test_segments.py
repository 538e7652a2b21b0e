"""What wagtail-localize keeps of a text is what it would make itself, with fewer questions."""

import json

import pytest
from wagtail_localize.models import StringSegment, TranslationSource

from cms.translations.segments import stored_segments
from cms.translations.texts import refresh_texts
from directory.models import RequiredDocument
from site_pages.models import GuidePage
from tests.factories import media, pages
from tests.factories.directory import ServiceFactory

TEXT = "00000000-0000-4000-8000-000000000001"
PICTURE = "00000000-0000-4000-8000-000000000002"


def text(html="<p>Eins <b>zwei</b>.</p><p>Drei.</p>"):
    return {"type": "rich_text", "value": html, "id": TEXT}


def picture(image):
    value = {"image": {"image": image, "alt_text": "Haus", "decorative": False}, "caption": "Bild"}
    return {"type": "image", "value": value, "id": PICTURE}


@pytest.fixture
def guide(own_media, home):
    return pages.child(GuidePage, home, "Ratgeber", body=json.dumps([text(), picture(media.image().pk)]))


def body(*blocks):
    return {"body": json.dumps(blocks)}


CHANGES = {
    "nothing": lambda: {},
    "the title": lambda: {"title": "Anders"},
    "a paragraph more": lambda: body(text("<p>Null.</p><p>Eins <b>zwei</b>.</p><p>Drei.</p>"), picture(media.image().pk)),
    "no text": lambda: body(picture(media.image().pk)),
    "no blocks": lambda: body(),
    "the same word twice": lambda: body(text("<p>Drei.</p><p>Drei.</p>")),
    "an introduction": lambda: {"introduction": "Kurz"},
}


def changed(record, **values):
    record = type(record).objects.get(pk=record.pk)
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()
    return TranslationSource.objects.get(object_id=record.translation_key)


def content(source):
    """What the source was like; PostgreSQL keeps the keys inside a stream in an order of its own."""
    found = json.loads(source.content_json)
    return found | {name: json.loads(found[name]) for name in ("body", "steps") if name in found}


def same_as_their_own(source):
    ours = dict(stored_segments(source)), content(source)
    without_fields = StringSegment.objects.filter(source=source, context__field_path="").count()
    source.update_from_db()
    return ((dict(stored_segments(source)), content(source)), without_fields) == (ours, 0)


@pytest.mark.parametrize("name", CHANGES)
def test_segments_of_a_changed_page_are_those_of_wagtail_localize(guide, name):
    pages.translate(guide, "ar", {"Drei.": "ثلاثة."})
    assert same_as_their_own(changed(guide, **CHANGES[name]()))


def test_segments_of_a_changed_service_are_those_of_wagtail_localize(locales):
    service = ServiceFactory(name="Kurs", description="Lernen")
    service.required_documents.add(RequiredDocument(document="Ausweis", locale=service.locale))
    service.save()
    pages.translate(service, "ar", {"name": "دورة"})
    assert same_as_their_own(changed(service, description="Üben", alternate_name="Treff"))


def test_texts_that_stay_are_not_asked_for(guide, django_assert_max_num_queries):
    pages.translate(guide, "ar", {"Drei.": "ثلاثة."})
    record = type(guide).objects.get(pk=guide.pk)
    before = dict(stored_segments(TranslationSource.objects.get(object_id=guide.translation_key)))
    with django_assert_max_num_queries(20):
        refresh_texts(record)
    assert dict(stored_segments(TranslationSource.objects.get(object_id=guide.translation_key))) == before
