"""An editor says where a location lies: by its address, by a click on the map, by coordinates from elsewhere."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

ANDERNACH = ("50.43958", "7.39857")


def coordinates(page: Page) -> tuple[str, str]:
    return page.locator("[name=latitude]").input_value(), page.locator("[name=longitude]").input_value()


def paste(page: Page, text: str) -> None:
    page.locator("[name=latitude]").evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text", text)
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, cancelable: true}))
        }""",
        text,
    )


def test_pin_is_set_by_address_click_and_paste(log_in: Callable[[str], Page]) -> None:
    page = log_in("editor")
    page.goto("/admin/snippets/directory/location/add/")
    page.get_by_role("button", name="Adresse hinzufügen").click()
    page.locator("[name=addresses-0-city]").fill("Andernach")
    page.locator("[data-pin-by-address]").click()
    assert coordinates(page) == ANDERNACH
    expect(page.locator("[name=place] option:checked")).to_have_text("Andernach")

    before = page.locator(".pin").bounding_box()
    page.locator(".pin-map svg").click(position={"x": 200, "y": 200})
    after = page.locator(".pin").bounding_box()
    assert coordinates(page) != ANDERNACH
    assert before != after

    paste(page, "https://maps.example.org/#map=17/50.3267/7.2232")
    assert coordinates(page) == ("50.3267", "7.2232")
    expect(page.locator(".pin-outside")).to_be_hidden()
    paste(page, "48.1372, 11.5755")
    expect(page.locator(".pin-outside")).to_be_visible()
