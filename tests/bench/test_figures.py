"""The bench's table says what is promised, what is, and what is missed."""

from itertools import cycle

import pytest

from tests.bench.figures import Budget, cell, table
from tests.bench.repeated import milliseconds, queries, spread


def test_table_marks_what_misses_its_budget_on_each_database():
    name = "% of nginx: API list of 25, hot"
    columns = {("SQLite", 70): {name: 48.75, "queries: guide": 6.0}, ("PostgreSQL", 20_000): {name: 48.75}}
    assert table(columns).splitlines() == [
        "| figure | SQLite, 70 | PostgreSQL, 20,000 | budget |",
        "| --- | --- | --- | --- |",
        f"| {name} | 48.8 (missed) | 48.8 | ≥ 80 SQLite, ≥ 30 PostgreSQL |",
        "| queries: guide | 6 |  | ≤ 8 |",
    ]


@pytest.mark.parametrize(
    "value, text", [(None, ""), (1234.5, "1,234 (missed)"), (12.34, "12.3 (missed)"), (8.0, "8"), (7.9, "7.9")]
)
def test_cell_has_no_more_digits_than_mean_something(value, text):
    assert cell(value, Budget(most=8)) == text


def test_loud_machine_is_measured_again(capsys):
    times = cycle([0.0, 0.001, 0.0, 0.1])
    milliseconds(lambda: None, times=8, clock=lambda: next(times))
    assert "loud machine: the quartiles lie" in capsys.readouterr().err


def test_spread_is_how_far_the_quartiles_lie_apart():
    assert spread([1.0, 1.0, 1.0, 1.0]) == 1.0
    assert spread([1.0, 1.0, 4.0, 4.0]) == 4.0


def test_queries_are_counted(db, django_user_model):
    assert queries(lambda: django_user_model.objects.count()) == 1.0
