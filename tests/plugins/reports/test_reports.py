"""The report for the funder: by quarters, as a page, on paper, as tables; and how levels are remembered."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from cms.plugin_api.contributions import ReportFigure
from cms.plugins.reports.admin.levels import LEVELS, remember
from cms.plugins.reports.admin.report import Line, Report
from cms.plugins.reports.models import Level
from cms.plugins.reports.quarters import Quarter, quarters_of
from cms.tables import xlsx_response
from tests.factories import people
from tests.factories.directory import ServiceFactory

PAGES = ["", "print/", "csv/", "xlsx/"]


@pytest.mark.parametrize(
    "day, quarter, first, last",
    [
        ("2026-01-01", 1, "2026-01-01", "2026-03-31"),
        ("2026-06-30", 2, "2026-04-01", "2026-06-30"),
        ("2026-07-01", 3, "2026-07-01", "2026-09-30"),
        ("2026-12-31", 4, "2026-10-01", "2026-12-31"),
    ],
)
def test_quarter_has_its_days(day: str, quarter: int, first: str, last: str) -> None:
    found = Quarter.of(date.fromisoformat(day))
    assert (found, str(found.first), str(found.last)) == (Quarter(2026, quarter), first, last)


def test_quarters_of_a_year_follow_each_other() -> None:
    days = [(one.first, one.last) for one in quarters_of(2028)]
    assert all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in pairwise(days))


pages = pytest.mark.django_db


def numbers(report: Report) -> dict[str, Line]:
    return {str(line.label): line for line in report.lines()}


@pages
def test_levels_of_earlier_quarters_are_those_that_were_remembered() -> None:
    with time_machine.travel(datetime(2026, 5, 20, tzinfo=UTC)):
        ServiceFactory(name="Beratung")
        remember()
    with time_machine.travel(datetime(2026, 8, 20, tzinfo=UTC)):
        ServiceFactory(name="Sprachcafé")
        remember()
        remember()
        ServiceFactory(name="Bücherei")
        line = numbers(Report(2026))["Angebote im Verzeichnis"]
    assert (line.numbers, line.total) == ([None, 1, 3, None], None)
    assert Level.objects.filter(name="offers").count() == 2


@pages
def test_share_of_verified_offers_is_in_percent() -> None:
    with time_machine.travel(datetime(2026, 8, 20, tzinfo=UTC)):
        for name, assured in [("Neu", "2026-08-01"), ("Alt", "2025-08-01"), ("Nie", None)]:
            ServiceFactory(name=name, assured_date=assured)
        assert LEVELS["verified"][1]() == 33


@pages
def test_numbers_of_plugins_are_counted_by_quarters_and_add_up() -> None:
    with time_machine.travel(datetime(2026, 8, 20, tzinfo=UTC)):
        counted = list(Report(2026).counted())
        assert {tuple(one is None for one in line.numbers) for line in counted} == {(False, False, False, True)}
        assert [line.total for line in counted] == [sum(filter(None, line.numbers)) for line in counted]
        assert all(one == 0 for line in Report(2020).counted() for one in line.numbers)


def count_days(first: date, last: date) -> int:
    return (last - first).days + 1


def fails(first: date, last: date) -> int:
    raise ValueError("broken")


@pages
def test_plugin_whose_number_fails_costs_its_own_line(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    figures = [("one", ReportFigure("days", "Days", count_days)), ("two", ReportFigure("broken", "Broken", fails))]
    monkeypatch.setattr("cms.plugins.reports.admin.report.collect", lambda hook: figures)
    with time_machine.travel(datetime(2026, 8, 20, tzinfo=UTC)):
        days, broken = Report(2026).counted()
    assert (days.numbers, days.total) == ([90, 91, 92, None], 273)
    assert (broken.numbers, broken.total) == ([None] * 4, 0)
    assert "Plugin two: report_figures failed." in caplog.text


@pages
@pytest.mark.parametrize("query", ["", "?year=2020", "?year=x", "?year=99999", "?year=-1", "?year=٢٠٢٦", "?year=%00"])
def test_editor_reads_prints_and_takes_it_along(query: str) -> None:
    editor = people.editor()
    assert [editor.get(f"/admin/reports/funder/{page}{query}").status_code for page in PAGES] == [200] * 4


@pages
def test_tables_say_what_the_page_says() -> None:
    ServiceFactory(name="Beratung")
    editor = people.editor()
    page = BeautifulSoup(editor.get("/admin/reports/funder/?year=2026").content, "html.parser")
    shown = [[cell.get_text(strip=True) for cell in row(["th", "td"])] for row in page.select("main table tbody tr")]
    rows = list(csv.reader(editor.get("/admin/reports/funder/csv/?year=2026").content.decode().splitlines()))
    assert [[cell or "–" for cell in row[:-1]] for row in rows[1:]] == [row[:-1] for row in shown]
    sheet = load_workbook(BytesIO(editor.get("/admin/reports/funder/xlsx/?year=2026").content)).active
    table = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert table == rows


def test_no_cell_of_a_sheet_is_a_formula() -> None:
    answer = xlsx_response("x", [["=1+1", 5, None, "gut"]])
    (row,) = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert row == ("'=1+1", 5, None, "gut")


@pages
@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
def test_others_read_nothing(client: Client, who: str) -> None:
    browser: Any = client if who == "anonymous" else getattr(people, who)()
    assert [browser.get(f"/admin/reports/funder/{page}").status_code for page in PAGES] == [302] * 4
