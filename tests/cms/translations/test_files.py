"""Texts go into PO and XLIFF files and come back; what does not fit is refused with its line, and nothing changes."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from cms.languages import TARGETS
from cms.published.models import PublishedDocument
from cms.translation_matrix.files import po, xliff
from cms.translation_matrix.files.entries import Entry, entries_of
from cms.translation_matrix.models import TranslationRun
from cms.translation_matrix.runs.background import carry_out
from directory.models import Service
from site_pages.models import StandardPage
from tests.factories import pages, people
from tests.factories.directory import OrganizationFactory, ServiceFactory

Upload = Callable[..., str]
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
FORMATS = pytest.mark.parametrize("kind", [po, xliff], ids=["po", "xliff"])
ODD = [
    "Eins",
    'Ein "Zitat" \\ und \\n',
    "Zeile\nZeile\r\nEnde",
    " Rand ",
    '<b>fett</b> & <a id="a1">hier</a>',
    "]]> <!-- &amp; &lt;",
    "العربية ‏123‏ مع Deutsch",
    "😀 é ﬁ",
    "\tTab\t und \u2028 und \x85",
    "x" * 20_000,
]


@pytest.mark.long
@FORMATS
@pytest.mark.parametrize("number", [1, 500])
def test_texts_of_many_records_come_back_as_they_were(kind: Any, number: int):
    entries = [
        Entry("service", uuid4(), f"field.{index}", f"{source} {index}", target, unfinished, f"Titel {index} -->")
        for index in range(number)
        for source, target, unfinished in [(ODD[index % 9], ODD[(index + 3) % 10], index % 3 == 0), (ODD[0], "", False)]
    ]
    read = kind.read(kind.write(entries, "ar", NOW))
    assert (read.language, read.made_at) == ("ar", NOW)
    assert [(one.text, one.target, one.unfinished) for one in read.entries] == [
        (one.text, one.target, one.unfinished and one.target != "") for one in entries
    ]


@pytest.fixture
def course(db: None, translate: Any) -> Service:
    """Translated into English by a person, into Arabic by machine."""
    pages.finder(pages.home())
    course: Service = ServiceFactory(name="Kurs", description="Wir lernen.", organization=OrganizationFactory(name="Verein"))
    translate(course, "en", {"Kurs": "Course", "Wir lernen.": "We learn."})
    translate(course, "ar", {"Kurs": "دورة", "Wir lernen.": "نتعلم."}, machine=True)
    return course


@pytest.fixture
def browser(db: None) -> Client:
    return people.editor()


def download(browser: Client, language: str, ending: str, **asked: str) -> bytes:
    answer = browser.get(reverse("translation_matrix"), {"language": language, "kind": "service", "export": ending} | asked)
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.fixture
def upload(django_capture_on_commit_callbacks: Any) -> Upload:
    def run(browser: Client, content: bytes, language: str, name: str = "texts.po", **fields: str) -> str:
        """What the form says against the file; "" when it was taken, and then the run is finished."""
        file = SimpleUploadedFile(name, content)
        answer = browser.post(reverse("translation_file"), {"language": language, "file": file} | fields)
        if answer.status_code == 302:
            with django_capture_on_commit_callbacks(execute=True):
                carry_out.call(TranslationRun.objects.latest("pk").pk)
            return ""
        return " ".join(one.get_text() for one in BeautifulSoup(answer.content, "html.parser").select(".error-message"))

    return run


def told() -> list[str]:
    return [text for row in TranslationRun.objects.latest("pk").records.all() for text in row.problems]


def texts_in(language: str) -> dict[str, tuple[str, str]]:
    rows = StringTranslation.objects.filter(locale__language_code=language)
    return {row.translation_of.data: (row.data, row.translation_type) for row in rows}


def state_in(record: Any, language: str) -> str:
    return PublishedDocument.objects.get(uuid=record.translation_key, language=language).state


def translated(content: bytes, **words: str) -> bytes:
    """A PO file with texts put in, as a translator would."""
    text = content.decode()
    for german, word in words.items():
        text = re.sub(rf'(msgid "{german}[^"]*"\nmsgstr) ".*"', rf'\1 "{word}"', text)
    return text.replace("#, fuzzy\n", "").encode()


def test_file_has_what_is_translated_and_marks_what_a_machine_did(browser: Client, course: Service):
    found = po.read(download(browser, "ar", "po", state="machine")).entries
    assert [(one.path, one.source, one.target, one.unfinished) for one in found] == [
        ("name", "Kurs", "دورة", True),
        ("description", "Wir lernen.", "نتعلم.", True),
    ]


def test_both_formats_have_the_same_texts(browser: Client, course: Service):
    found = [
        kind.read(download(browser, "en", ending, state="translated")).entries for kind, ending in ((po, "po"), (xliff, "xlf"))
    ]
    assert [[(one.text, one.target) for one in entries] for entries in found] == [
        [
            ((course.translation_key, "name", "Kurs"), "Course"),
            ((course.translation_key, "description", "Wir lernen."), "We learn."),
        ]
    ] * 2


def test_what_nobody_has_begun_is_translated_and_published_from_a_file(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "uk", "po"), Kurs="Курс", Wir="Вчимося.")
    assert upload(browser, content, "uk", publishes="on") == ""
    assert (texts_in("uk"), told()) == ({"Kurs": ("Курс", "manual"), "Wir lernen.": ("Вчимося.", "manual")}, [])
    assert state_in(course, "uk") == "translated"


def test_pages_are_translated_from_an_xliff_file(browser: Client, upload: Upload):
    page = pages.child(StandardPage, pages.home(), "Impressum", introduction="Wer wir sind.")
    content = download(browser, "uk", "xlf", kind="standard_page").decode()
    content = re.sub(r"<source>([^<]*)</source>", r'<source>\1</source><target state="translated">Переклад</target>', content)
    assert upload(browser, content.encode(), "uk", "texts.xliff", publishes="on") == ""
    assert (told(), state_in(page, "uk")) == ([], "translated")


def test_what_a_program_puts_beside_a_unit_is_not_its_text(browser: Client, upload: Upload, course: Service):
    content = download(browser, "uk", "xlf").decode()
    beside = '<alt-trans><source>Kurse</source><target state="new">Курси</target></alt-trans>'
    content = content.replace("<source>Kurs</source>", f"<source>Kurs</source><target>Курс</target>{beside}")
    assert upload(browser, content.encode(), "uk", "texts.xlf") == ""
    assert (texts_in("uk"), told()) == ({"Kurs": ("Курс", "manual")}, [])


def test_text_that_stands_twice_in_a_file_is_taken_once(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "uk", "xlf")).decode()
    unit = content[content.index("<trans-unit") : content.index("</trans-unit>") + 13].replace(
        "</source>", "</source><target>Курс</target>"
    )
    content = content.replace("<body>", f"<body>{unit}{unit}")
    assert upload(browser, content.encode(), "uk", "texts.xlf") == ""
    assert (texts_in("uk"), told()) == ({"Kurs": ("Курс", "manual")}, [])


def test_null_in_a_file_is_left_out(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "uk", "po"), Kurs="Ку\0рс")
    assert upload(browser, content, "uk") == ""
    assert texts_in("uk") == {"Kurs": ("Курс", "manual")}


def test_without_publishing_it_waits_as_a_draft(browser: Client, upload: Upload, course: Service):
    assert upload(browser, translated(download(browser, "uk", "po"), Kurs="Курс", Wir="Вчимося."), "uk") == ""
    assert (texts_in("uk")["Kurs"][0], state_in(course, "uk")) == ("Курс", "missing")


def test_text_of_a_machine_that_somebody_has_read_is_a_persons(browser: Client, upload: Upload, course: Service):
    assert upload(browser, translated(download(browser, "ar", "po", state="machine")), "ar", publishes="on") == ""
    assert texts_in("ar") == {"Kurs": ("دورة", "manual"), "Wir lernen.": ("نتعلم.", "manual")}
    assert state_in(course, "ar") == "translated"


def test_unfinished_texts_stay_as_they_are(browser: Client, upload: Upload, course: Service):
    content = download(browser, "ar", "po", state="machine").replace("دورة".encode(), "أخرى".encode())
    assert upload(browser, content, "ar") == ""
    assert texts_in("ar")["Kurs"] == ("دورة", "machine")


def test_what_somebody_translated_meanwhile_is_shown_and_kept(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "en", "po", state="translated"), Kurs="Class", Wir="We study.")
    rows = StringTranslation.objects.filter(locale__language_code="en", translation_of__data="Kurs")
    rows.update(data="Lesson", updated_at=timezone.now() + timedelta(minutes=1))
    assert upload(browser, content, "en") == ""
    assert {german: text for german, (text, _type) in texts_in("en").items()} == {"Kurs": "Lesson", "Wir lernen.": "We study."}
    assert told() == ["Jemand hat „Kurs“ inzwischen übersetzt. Hier: „Lesson“. In der Datei: „Class“."]


def test_file_that_does_not_say_its_date_overwrites_nobody(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "en", "po", state="translated"), Kurs="Class")
    assert upload(browser, re.sub(rb'"X-Created.*\n', b"", content), "en") == ""
    assert (texts_in("en")["Kurs"][0], len(told())) == ("Course", 1)


def test_german_text_that_changed_meanwhile_is_named(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "uk", "po"), Kurs="Курс", Wir="Вчимося.")
    course.refresh_from_db()
    course.description = "Wir üben."
    course.save_revision().publish()
    assert upload(browser, content, "uk") == ""
    assert (texts_in("uk"), told()) == (
        {"Kurs": ("Курс", "manual")},
        ["Der deutsche Text ist inzwischen ein anderer: Wir lernen."],
    )


def test_outdated_translation_is_not_published_in_parts(browser: Client, upload: Upload, course: Service):
    course.refresh_from_db()
    course.name, course.description = "Treff", "Wir üben."
    course.save_revision().publish()
    assert upload(browser, translated(download(browser, "en", "po"), Treff="Meeting"), "en", publishes="on") == ""
    assert (state_in(course, "en"), told()) == ("outdated", ["Texte sind noch veraltet: Es wurde nicht veröffentlicht."])


def test_same_file_twice_changes_nothing_more(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "uk", "po"), Kurs="Курс", Wir="Вчимося.")
    for _time in range(2):
        assert upload(browser, content, "uk", publishes="on") == ""
    run = TranslationRun.objects.latest("pk")
    assert [(row.changed, row.problems, row.texts, row.is_done) for row in run.records.all()] == [(0, [], [], True)]


def test_who_has_no_role_uploads_nothing(browser: Client, upload: Upload, course: Service):
    content = translated(download(browser, "en", "po", state="translated"), Kurs="Class")
    answer = people.stranger().post(reverse("translation_file"), {"language": "en", "file": SimpleUploadedFile("a.po", content)})
    assert (answer.status_code, TranslationRun.objects.count()) == (302, 0)


def only_in(page: Any) -> Client:
    """Somebody who may translate, but changes pages of one language only."""
    group = Group.objects.create(name="Arabic")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=page.get_parent(), permission=change)
    return people.browser_of(people.user("arabic", "Arabic"))


def test_translators_of_another_language_are_told_that_they_may_not(browser: Client, upload: Upload, course: Service):
    page = pages.child(StandardPage, pages.home(), "Impressum")
    content = translated(download(browser, "uk", "po", kind="standard_page"), Impressum="Дані")
    assert upload(only_in(page.get_translation(Locale.objects.get(language_code="ar"))), content, "uk", publishes="on") == ""
    assert told() == ["Sie dürfen es nicht in diese Sprache übersetzen, oder kein Dienst kann es."]
    assert (texts_in("uk"), state_in(page, "uk")) == ({}, "missing")


def malformed(content: str, uuid: str) -> dict[str, str]:
    return {
        "empty": "",
        "no PO": "%PDF-1.4 binary",
        "cut in the middle": content[: content.rindex("msgstr") + 8],
        "cut after a text": content[: content.rindex("\n#.")] + "\n",
        "a line without quotes": content.replace('msgstr ""\n', "msgstr\n"),
        "no language": re.sub(r'"Language.*\n', "", content),
        "of another language": content.replace("Language: uk", "Language: ru"),
        "of an unknown language": content.replace("Language: uk", "Language: xx"),
        "German": content.replace("Language: uk", "Language: de"),
        "of another object": content.replace(f"service/{uuid}/name", "service/4711/name"),
        "of an unknown kind": content.replace("service/", "spaceship/"),
        "of no place": content.replace("msgctxt", "#. msgctxt"),
        "forbidden HTML": put(content, "<script>alert(1)</script>"),
        "a block": put(content, "<p>x</p>"),
        "an attribute": put(content, "<b onclick=x>x</b>"),
        "a link of its own": put(content, "<a href=x>x</a>"),
        "an unknown link": put(content, "<a id=a9>x</a>").replace("id=a9", 'id=\\"a9\\"'),
        "another charset": content.replace("UTF-8", "klingon").replace("Language: uk", "Language: ru"),
        "a huge number": re.sub(r'"X-Texts.*\n', '"X-Texts: ' + "9" * 5000 + '\\\\n"\n', content).replace(
            "Language: uk", "L: uk"
        ),
        "plurals": content + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n',
        "a long line of spaces": content + " " * 1_000_000 + "x\n",
        "only a header": content.partition("\n\n")[0] + "\n\n",
    }


def put(content: str, text: str) -> str:
    return re.sub(r'(msgid "Kurs"\nmsgstr) ""', rf'\1 "{text}"', content)


MALFORMED = sorted(malformed('"Language: uk\\n"\n\n#. ' + "x" * 700 + "msgstr", "u"))


@pytest.mark.parametrize("what", MALFORMED)
def test_malformed_file_is_refused_and_changes_nothing(browser: Client, upload: Upload, course: Service, what: str):
    content = download(browser, "uk", "po").decode()
    broken = malformed(content, str(course.translation_key))[what]
    assert broken != content
    said = upload(browser, broken.encode(), "uk")
    assert (said != "", TranslationRun.objects.count(), texts_in("uk")) == (True, 0, {})


LINES = {
    "forbidden HTML": r"Zeile \d+: ",
    "of another object": r"Zeile \d+: service/4711/name",
    "a line without quotes": r"Zeile \d+: ",
    "of another language": "Die Datei ist für Russisch, nicht für Ukrainisch",
    "cut after a text": "von ihren .* Texten",
}


@pytest.mark.parametrize("what", LINES)
def test_refusal_says_why_and_where(browser: Client, upload: Upload, course: Service, what: str):
    content = download(browser, "uk", "po").decode()
    said = upload(browser, malformed(content, str(course.translation_key))[what].encode(), "uk")
    assert re.search(LINES[what], said), said


XML = {
    "cut": lambda text: text[:-40],
    "entities": lambda text: text.replace("<xliff", '<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff', 1),
    "two languages": lambda text: text + text,
    "elements in a text": lambda text: text.replace("<source>Kurs", "<source><g>Kurs</g>"),
    "of another object": lambda text: text.replace('original="service/', 'original="service/9'),
    "no XML": lambda text: "Hallo",
    "forbidden HTML": lambda text: text.replace("</source>", "</source><target>&lt;script&gt;</target>", 1),
    "ids of another site": lambda text: text.replace("resname", "id-of"),
    "other encoding": lambda text: text.replace('encoding="UTF-8"', 'encoding="klingon"'),
}


@pytest.mark.parametrize("what", XML)
def test_malformed_xliff_is_refused_and_changes_nothing(browser: Client, upload: Upload, course: Service, what: str):
    content = XML[what](download(browser, "uk", "xlf").decode())
    said = upload(browser, content.encode(), "uk", "texts.xlf")
    assert (said != "", TranslationRun.objects.count(), texts_in("uk")) == (True, 0, {})


@pytest.mark.parametrize("content,name", [(b"x" * (10 * 1024 * 1024 + 1), "a.po"), (b"\xff\xfe\x00", "a.po"), (b"x", "a.exe")])
def test_huge_and_foreign_files_are_refused(browser: Client, upload: Upload, course: Service, content: bytes, name: str):
    assert upload(browser, content, "uk", name) != ""
    assert TranslationRun.objects.count() == 0


def test_texts_of_three_records_are_read_in_as_many_queries_as_of_one(course: Service, django_assert_max_num_queries: Any):
    keys = [("service", course.translation_key)]
    for number in range(2):
        keys.append(("service", ServiceFactory(name=f"Kurs {number}", organization=course.organization).translation_key))
    for _kind, uuid in keys:
        TranslationSource.get_or_create_from_instance(Service.objects.get(translation_key=uuid, locale__language_code="de"))
    with django_assert_max_num_queries(5):
        assert len(list(entries_of(keys, "ar"))) == 6


def test_every_language_can_be_asked_for(browser: Client, course: Service):
    languages = [code for code in TARGETS if code not in ("en", "ar")]
    assert [po.read(download(browser, code, "po")).language for code in languages] == languages
