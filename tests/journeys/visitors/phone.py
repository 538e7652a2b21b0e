"""An old phone: narrow, and without scripts."""

from playwright.sync_api import Page

PHONE = {"width": 360, "java_script_enabled": False}


def fits(page: Page) -> bool:
    box = page.locator("main").bounding_box()
    return bool(box and box["width"] <= 360)
