"""A database that knows too few letters is told when the site is set up."""

import psycopg
import pytest

from tests.running.site import new_site


@pytest.mark.parametrize("locale, told", [("C", True), ("C.UTF-8", False)])
def test_database_that_takes_only_ascii_for_letters_is_told(postgres, tmp_path, locale, told):
    name = f"letters_{len(locale)}"
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' LOCALE '{locale}' TEMPLATE template0")
    site = new_site(tmp_path, DATABASE_URL=postgres.url.replace("/wegweiser", f"/{name}"))

    said = site.manage("check", "--database", "default")

    assert (said.returncode, "takes only ASCII for letters" in said.stderr) == (0, told)
