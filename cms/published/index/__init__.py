"""The index of the public search: beside each document the words by which it is found, in tables of the database itself."""

from types import ModuleType

from django.db import connection

from cms.published.index import postgresql, sqlite

TABLES: dict[str, ModuleType] = {"postgresql": postgresql, "sqlite": sqlite}


def tables() -> ModuleType:
    """How this database keeps the words, the same functions for each.

    `put`, `remove`, `hits`, `best`, `alike`, `forget_words`, `indexed_keys`.
    """
    return TABLES[connection.vendor]
