"""An editor publishes a service, a translator translates it, visitors and partners read it, and it goes again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.editing import ENGLISH, NAME, create, translate, unpublish
from tests.running.site import RunningSite


def listed(site: RunningSite, language: str = "de") -> list[dict]:
    return site.get(f"/api/v1/services?search=Drachenbau&lang={language}")["contents"]


def test_service_travels_from_the_form_to_partners_and_back(site: RunningSite, log_in: Callable[[str], Page]):
    page = log_in("editor")
    create(page)

    [item] = listed(site)
    uuid = item["id"]
    detail = site.get(f"/api/v1/services/{uuid}")
    assert [phone["number"] for phone in detail["phones"]] == ["+49 2651 0155901", "+49 2651 0155902"]
    hours = {(one["byday"], one["opens_at"], one["closes_at"]) for one in detail["schedules"]}
    assert hours == {("TU", "15:00:00", "18:00:00")}  # before the closing at Christmas, and after it
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
