"""An editor says when an offer is open, and everybody reads it: on the page, in lists, through the API, in a calendar."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.editing import choose, publish
from tests.running.site import RunningSite

NAME = "Probeangebot Sprechzeit"
MOST = 25  # clicks and keys beside the times and dates themselves
FIRST, LAST = date.today() + timedelta(days=4), date.today() + timedelta(days=12)
WORDS = {  # the row of Thursday, the sentence about the first Saturday, what is said of closed days
    "de": ("Donnerstag", "08:00–12:00", "14:00–18:00", "Erster Samstag im Monat (Mit Termin)", "geschlossen"),
    "ar": ("الخميس", "٠٨:٠٠–١٢:٠٠", "١٤:٠٠–١٨:٠٠", "السبت", "مغلق"),
    "uk": ("четвер", "08:00–12:00", "14:00–18:00", "субота", "зачинено"),
}


class Hand:
    """Counts what an editor does with the newest row of a panel."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, 0

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).locator("visible=true").last.click()
        self.done += 1

    def tick(self, panel: str, field: str) -> None:
        self.page.locator(f"[name^={panel}-]{field}:visible").last.check()
        self.done += 1

    def choose(self, field: str, label: str) -> None:
        self.page.locator(f"[name^=schedules-][name$={field}]:visible").last.select_option(label=label)
        self.done += 2  # opens the list, takes one

    def write(self, panel: str, **values: str) -> None:
        for field, value in values.items():
            self.page.locator(f"[name^={panel}-][name$=-{field}]:visible").last.fill(value)


@pytest.fixture
def hand(log_in: Callable[[str], Page]) -> Hand:
    page = log_in("editor")
    page.goto("/admin/snippets/directory/service/add/")
    page.fill("#id_name", NAME)
    page.fill("#id_description", "Wir hören zu.")
    choose(page, "id_organization", "Ausländerbehörde")
    return Hand(page)


def enter_hours(hand: Hand) -> None:
    """Mon–Fri 8–12, Thu also 14–18, first Saturday by appointment, closed on some days."""
    hand.click("button", "Öffnungszeiten hinzufügen")
    hand.click("button", "Mo–Fr")
    hand.write("schedules", opens_at="8", closes_at="12")
    hand.click("button", "Öffnungszeiten hinzufügen")
    hand.tick("schedules", "[value=TH]")
    hand.write("schedules", opens_at="14", closes_at="18")
    hand.click("button", "Öffnungszeiten hinzufügen")
    hand.tick("schedules", "[value=SA]")
    hand.choose("-week_of_month", "ersten")
    hand.tick("schedules", "[name$=-by_appointment]")
    hand.click("button", "Geschlossene Tage hinzufügen")
    hand.write("closing_periods", first_day=f"{FIRST:%d.%m.%Y}", last_day=f"{LAST:%d.%m.%Y}")


def test_hours_are_entered_with_few_clicks_and_read_everywhere(hand: Hand, site: RunningSite):
    page = hand.page
    enter_hours(hand)
    aloud = page.locator(".hours-aloud").last
    expect(aloud).to_contain_text("Donnerstag: 08:00–12:00, 14:00–18:00; Erster Samstag im Monat (Mit Termin); geschlossen: ")
    publish(page)
    hand.done += 2  # opens the menu, publishes
    assert hand.done <= MOST

    [item] = site.get("/api/v1/services?search=Sprechzeit")["contents"]
    whole = site.get(f"/api/v1/services/{item['id']}")
    [hours] = whole["x_hours"]
    assert [one["days"] for one in hours["openings"]] == [[5], [0, 1, 2, 3, 4], [3]]
    assert {"first": FIRST.isoformat(), "last": LAST.isoformat()} in hours["closed"]
    calendar = page.request.get(f"/api/v1/services/{item['id']}?format=ics").text()
    assert ["BYDAY=MO,TU,WE,TH,FR" in calendar, "BYDAY=TH" in calendar] == [True, True]
    for language, words in WORDS.items():
        read_in(page, site, item["id"], language, words)


def read_in(page: Page, site: RunningSite, uuid: str, language: str, words: tuple[str, ...]) -> None:
    day, morning, afternoon, saturday, closed = words
    page.goto(site.get(f"/api/v1/services/{uuid}?lang={language}")["x_url"])
    expect(page.locator("main tr", has_text=day).first).to_contain_text(morning)
    expect(page.locator("main tr", has_text=day).first).to_contain_text(afternoon)
    expect(page.locator("main").get_by_text(saturday).last).to_be_visible()
    expect(page.locator(".exceptions").first).to_contain_text(closed)
    [listed] = site.get(f"/api/v1/services?search=Sprechzeit&lang={language}")["contents"]
    page.goto(f"/{language}/")
    page.goto(listed["x_url"].rsplit("/", 2)[0] + "/?q=Sprechzeit")
    expect(page.locator("main").get_by_text(listed["x_open"]["text"]).first).to_be_visible()
