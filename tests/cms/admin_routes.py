"""All addresses of the admin, from the URLconf: a new view of Wagtail is among them by itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*\)")


@dataclass(frozen=True)
class Route:
    """`name` has its namespaces; `pattern` begins with "admin/", its parameters look like <int:pk>."""

    name: str
    pattern: str

    @property
    def parameters(self) -> list[str]:
        return [first or second for first, second in PARAMETER.findall(self.pattern)]

    def filled(self, value_of: Callable[[str, str], Any]) -> str:
        """The address in which `value_of(route's name, parameter)` stands for each parameter."""
        filled = PARAMETER.sub(lambda found: str(value_of(self.name, found[1] or found[2])), self.pattern)
        return "/" + re.sub(r"[\^$]|\.\*", "", filled).replace("\\.", ".")


def admin_routes() -> list[Route]:
    return [route for route in walk(get_resolver(), "", "") if route.pattern.startswith("admin/")]


def walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name or ''}", pattern)
        else:
            yield from walk(entry, pattern, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
