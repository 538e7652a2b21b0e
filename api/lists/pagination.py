"""The page of HSDS lists, with all eight keys."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict


@dataclass(frozen=True)
class Page:
    """One page of `total` items; pages count from 1, and an empty list has one empty page."""

    number: int
    per_page: int
    total: int

    def __post_init__(self) -> None:
        if self.number > max(self.pages, 1):
            raise Http404("There is no such page.")

    @property
    def pages(self) -> int:
        return -(-self.total // self.per_page)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.per_page

    @property
    def stop(self) -> int:
        return min(self.start + self.per_page, self.total)

    def links(self, path: str, query: QueryDict) -> str:
        """The header Link (RFC 8288), with addresses as they were asked for but for the page."""
        last = max(self.pages, 1)
        numbers = {"first": 1, "prev": self.number - 1, "next": self.number + 1, "last": last}
        asked = query.copy()
        found = []
        for relation, number in numbers.items():
            if 1 <= number <= last:
                asked["page"] = str(number)
                found.append(f'<{path}?{asked.urlencode()}>; rel="{relation}"')
        return ", ".join(found)

    def envelope(self, size: int) -> dict[str, int | bool]:
        return {
            "total_items": self.total,
            "total_pages": self.pages,
            "page_number": self.number,
            "size": size,
            "first_page": self.number == 1,
            "last_page": self.number >= self.pages,
            "empty": self.total == 0,
        }

    def around(self, items: Sequence[str], beside: Mapping[str, Any]) -> str:
        """JSON text of the page with what stands beside it; the items are JSON texts themselves."""
        head = json.dumps({**self.envelope(len(items)), **beside})
        return f'{head[:-1]}, "contents": [{",".join(items)}]}}'
