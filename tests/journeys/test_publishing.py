"""An editor publishes a service, a translator translates it, visitors and partners read it, and it goes again."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.running.site import RunningSite

NAME, ENGLISH = "Probeangebot Drachenbau", "Test offer: building kites"


def add_phone(page: Page, number: str) -> None:
    page.get_by_role("button", name="Telefonnummer hinzufügen").click()
    page.locator("[name^=phones-][name$=-number]:visible").last.fill(number)


def choose(page: Page, field: str, name: str) -> None:
    """Picks a record in one of Wagtail's choosers."""
    page.locator(f"#{field}-chooser button", has_text=re.compile("wählen|auswählen", re.IGNORECASE)).first.click()
    modal = page.locator(".modal-body")
    modal.locator("[name=q]").fill(name)
    modal.get_by_role("link", name=re.compile(f"^{name}")).click()
    modal.wait_for(state="hidden")


def publish(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[name=action-publish]").evaluate("button => button.click()")  # in a closed drop-down


def create(page: Page) -> None:
    page.goto("/admin/snippets/directory/service/add/")
    page.fill("#id_name", NAME)
    page.fill("#id_description", "Hier bauen wir Drachen. Papier ist da.")
    choose(page, "id_organization", "Ausländerbehörde")
    add_phone(page, "02651 / 0155-901")
    add_phone(page, "+49 2651 0155 902")
    page.get_by_role("button", name="Öffnungszeiten hinzufügen").last.click()
    page.locator("[name^=schedules-][name$=-weekday]:visible").last.select_option("TU")
    page.locator("[name^=schedules-][name$=-opens_at]:visible").last.fill("15:00")
    page.locator("[name^=schedules-][name$=-closes_at]:visible").last.fill("18:00")
    publish(page)


def listed(site: RunningSite, language: str = "de") -> list[dict]:
    return site.get(f"/api/v1/services?search=Drachenbau&lang={language}")["contents"]


def test_service_travels_from_the_form_to_partners_and_back(site: RunningSite, log_in: Callable[[str], Page]):
    page = log_in("editor")
    create(page)

    [item] = listed(site)
    uuid = item["id"]
    detail = site.get(f"/api/v1/services/{uuid}")
    assert [phone["number"] for phone in detail["phones"]] == ["+49 2651 0155901", "+49 2651 0155902"]
    assert [(one["byday"], one["opens_at"], one["closes_at"]) for one in detail["schedules"]] == [("TU", "15:00:00", "18:00:00")]
    page.goto("/de/angebote/?q=Drachenbau")
    expect(page.get_by_role("link", name=NAME)).to_be_visible()

    translate(page)

    english = site.get(f"/api/v1/services/{uuid}?lang=en")
    assert (english["id"], english["name"], english["x_translation"]["status"]) == (uuid, ENGLISH, "partial")
    page.goto(english["x_url"])
    expect(page.locator("h1")).to_have_text(ENGLISH)

    unpublish(page)

    assert listed(site) == listed(site, "en") == []
    tombstone = site.get(f"/api/v1/services/{uuid}")
    assert {name: tombstone[name] for name in ("id", "name", "status")} == {"id": uuid, "name": NAME, "status": "inactive"}
    assert page.goto(english["x_url"]).status == 404
    assert site.manage("rebuild_published", "--check").returncode == 0


def open_service(page: Page) -> None:
    page.goto("/admin/snippets/directory/service/?q=Drachenbau")
    page.get_by_role("link", name=NAME).first.click()
    page.wait_for_load_state()


def translate(page: Page) -> None:
    """Asks for the English translation, then writes the name in wagtail-localize's editor."""
    open_service(page)
    number = re.search(r"/edit/(\d+)/", page.url)[1]
    page.goto(f"/admin/localize/submit/snippet/directory/service/{number}/")
    page.get_by_label("English").check()
    page.locator("form [type=submit]").last.click()
    page.wait_for_load_state()
    page.goto("/admin/snippets/directory/service/?locale=en&q=Drachenbau")
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_role("button", name=re.compile("Übersetzen|Translate")).first.click()
    page.locator("textarea").first.fill(ENGLISH)
    page.get_by_role("button", name=re.compile("Speichern|Save")).first.click()
    expect(page.get_by_text(ENGLISH).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    with page.expect_navigation():
        page.get_by_role("button", name="Veröffentlichen in English").click()


def unpublish(page: Page) -> None:
    open_service(page)
    number = re.search(r"/edit/(\d+)/", page.url)[1]
    page.goto(f"/admin/snippets/directory/service/unpublish/{number}/")
    page.locator("form [type=submit]").last.click()
    page.wait_for_load_state()
