"""The table of a year: a line a number, a column a quarter."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.plugin_api.registry import collect
from cms.plugins.reports.admin.levels import LEVELS
from cms.plugins.reports.models import Level
from cms.plugins.reports.quarters import Quarter, quarters_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """`numbers` by quarter, None for what nobody knows or what lies ahead; `total` of what adds up, else None."""

    label: Any
    numbers: Sequence[int | None]
    total: int | None = None


@dataclass(frozen=True)
class Report:
    year: int

    @property
    def quarters(self) -> list[Quarter]:
        return quarters_of(self.year)

    def lines(self) -> list[Line]:
        """What plugins count, then how the directory stood."""
        return [*self.counted(), *self.levels()]

    def counted(self) -> Iterator[Line]:
        now = Quarter.of(timezone.localdate())
        for plugin, figure in collect("report_figures"):
            try:
                numbers = [figure.count(one.first, one.last) if one <= now else None for one in self.quarters]
            except Exception:
                logger.exception("Plugin %s: report_figures failed.", plugin)
                numbers = [None] * len(self.quarters)
            yield Line(figure.label, numbers, sum(filter(None, numbers)))

    def levels(self) -> Iterator[Line]:
        """The running quarter as it stands now."""
        now = Quarter.of(timezone.localdate())
        known = {(one.quarter, one.name): one.number for one in Level.objects.filter(quarter__year=self.year)}
        for name, (label, count) in LEVELS.items():
            yield Line(label, [count() if one == now else known.get((one.first, name)) for one in self.quarters])

    def rows(self) -> Iterator[list[str | int | None]]:
        """For tables."""
        heads = [_("Quarter %(number)s") % {"number": one.number} for one in self.quarters]
        yield [_("Number"), *heads, _("Year %(year)s") % {"year": self.year}]
        for line in self.lines():
            yield [str(line.label), *line.numbers, line.total]
