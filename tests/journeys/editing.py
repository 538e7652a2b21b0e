"""What editors do in the admin, step by step, in German."""

import re

from playwright.sync_api import Page, expect

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


def create(page: Page, name: str = NAME) -> None:
    page.goto("/admin/snippets/directory/service/add/")
    page.fill("#id_name", name)
    page.fill("#id_description", "Hier bauen wir Drachen. Papier ist da.")
    choose(page, "id_organization", "Ausländerbehörde")
    add_phone(page, "02651 / 0155-901")
    add_phone(page, "+49 2651 0155 902")
    page.get_by_role("button", name="Öffnungszeiten hinzufügen").last.click()
    page.locator("[name^=schedules-][value=TU]:visible").last.check()
    page.locator("[name^=schedules-][name$=-opens_at]:visible").last.fill("15:00")
    page.locator("[name^=schedules-][name$=-closes_at]:visible").last.fill("18:00")
    publish(page)


def open_service(page: Page, name: str = NAME) -> None:
    page.goto(f"/admin/snippets/directory/service/?q={name.split()[-1]}")
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def translate(page: Page) -> None:
    request_translation(page)
    write_translation(page)
    publish_translation(page)


def request_translation(page: Page, name: str = NAME) -> None:
    open_service(page, name)
    number = re.search(r"/edit/(\d+)/", page.url)[1]
    page.goto(f"/admin/localize/submit/snippet/directory/service/{number}/")
    page.get_by_label("Englisch").check()
    page.locator("form [type=submit]").last.click()
    page.wait_for_load_state()


def write_translation(page: Page, name: str = NAME) -> None:
    """The name, in wagtail-localize's editor."""
    page.goto(f"/admin/snippets/directory/service/?locale=en&q={name.split()[-1]}")
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("button", name="Übersetzen").first.click()
    page.locator("textarea").first.fill(ENGLISH)
    page.get_by_role("button", name="Speichern").first.click()
    expect(page.get_by_text(ENGLISH).first).to_be_visible()
    page.wait_for_load_state("networkidle")


def publish_translation(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Veröffentlichen: Englisch").click()


def unpublish(page: Page) -> None:
    open_service(page)
    number = re.search(r"/edit/(\d+)/", page.url)[1]
    page.goto(f"/admin/snippets/directory/service/unpublish/{number}/")
    page.locator("form [type=submit]").last.click()
    page.wait_for_load_state()
