"""An editor changes a German guide; its Arabic readers are told until a translator has renewed what changed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.editing import publish
from tests.running.site import RunningSite

MAKE = """
from wagtail.models import Page
from site_pages.models import GuidePage
from tests.factories import pages
parent = Page.objects.get(slug="ratgeber", locale__language_code="de")
fields = {"title": "Fahrrad melden", "slug": "fahrrad-melden", "introduction": "So melden Sie Ihr Rad.", "locale": parent.locale}
guide = parent.add_child(instance=GuidePage(**fields))
guide.save_revision().publish()
guide.refresh_from_db()
arabic = pages.translate(guide, "ar", {"Fahrrad melden": "تسجيل الدراجة", "So melden Sie Ihr Rad.": "هكذا تسجلون دراجتكم."})
print(guide.pk, arabic.pk, guide.translation_key)
"""
REMOVE = """
from site_pages.models import GuidePage
GuidePage.objects.get(slug="fahrrad-melden", locale__language_code="de").delete()
"""
ARABIC = "/ar/ratgeber/fahrrad-melden/"
RENEWED = ["تسجيل الدراجة الجديدة", "هكذا تسجلون دراجتكم الجديدة."]


@pytest.fixture
def guide(site: RunningSite) -> Iterator[tuple[str, str, str]]:
    """Keys of the German and the Arabic page, and the public id."""
    made = site.manage("shell", "-v0", "-c", MAKE)
    assert made.returncode == 0, made.stderr
    german, arabic, uuid = made.stdout.split()
    yield german, arabic, uuid
    site.manage("shell", "-v0", "-c", REMOVE)


def told(site: RunningSite, uuid: str) -> tuple[str, bool]:
    translation: dict[str, Any] = site.get(f"/api/v1/pages/{uuid}?lang=ar")["x_translation"]
    return translation["status"], translation.get("outdated", False)


def renew(page: Page, text: str) -> None:
    """The next text that is not translated."""
    page.get_by_role("button", name="Übersetzen").first.click()
    page.locator(".js-translation-editor textarea").first.fill(text)
    page.get_by_role("button", name="Speichern").first.click()
    expect(page.get_by_text(text, exact=True).first).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_changed_guide_is_outdated_until_its_changes_are_translated(
    site: RunningSite, guide: tuple[str, str, str], log_in: Callable[[str], Page], open_page: Callable[..., Page]
):
    german, arabic, uuid = guide
    reader = open_page(ARABIC, width=360)
    expect(reader.locator(".translation-notice")).to_have_count(0)
    assert told(site, uuid)[0] == "translated"

    editor = log_in("editor")
    editor.goto(f"/admin/pages/{german}/edit/")
    editor.fill("#id_title", "Neues Fahrrad melden")
    editor.fill("#id_introduction", "So melden Sie Ihr neues Rad.")
    publish(editor)

    reader.reload()
    expect(reader.locator("h1")).to_have_text("تسجيل الدراجة")
    expect(reader.locator(".translation-notice .kern-title")).to_have_text("الصفحة الألمانية أحدث من هذه الترجمة")
    assert told(site, uuid) == ("outdated", True)

    translator = log_in("translator")
    translator.goto(f"/admin/pages/{arabic}/edit/")
    changes = translator.locator(".translation-aids details").first
    expect(changes.locator("summary")).to_have_text("2 Texte haben sich seit der Übersetzung geändert")
    expect(changes.locator("dt")).to_have_text(["Neues Fahrrad melden", "So melden Sie Ihr neues Rad."])
    expect(translator.get_by_role("button", name="Übersetzen")).to_have_count(2)
    for text in RENEWED:
        renew(translator, text)
    with translator.expect_navigation():
        translator.get_by_role("button", name="Veröffentlichen: Arabisch").click()

    reader.reload()
    expect(reader.locator(".translation-notice")).to_have_count(0)
    expect(reader.locator("h1")).to_have_text(RENEWED[0])
    assert told(site, uuid) == ("translated", False)
