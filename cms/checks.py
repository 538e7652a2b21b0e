"""System checks of the database; `migrate` and `check --database default` run them."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections


@register(Tags.database)
def check_database_knows_letters(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL made with LC_CTYPE "C" takes only ASCII for letters."""
    aliases = [alias for alias in databases or [] if connections[alias].vendor == "postgresql"]
    return [ascii_alone(alias) for alias in aliases if not knows_letters(alias)]


def knows_letters(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT lower('Ä') = 'ä'")
        return bool(cursor.fetchone()[0])


def ascii_alone(alias: str) -> CheckMessage:
    name = connections[alias].settings_dict["NAME"]
    return Warning(
        f'The database {name} takes only ASCII for letters (LC_CTYPE "C"): words of other scripts are not found when misspelt.',
        hint="Make one with createdb --template template0 --encoding UTF8 --locale C.UTF-8, and move the data by pg_dump.",
        id="wegweiser.W001",
    )
