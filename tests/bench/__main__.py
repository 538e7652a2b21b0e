"""`make bench`: a table of all that is promised and what it is, on SQLite and on the PostgreSQL of DATABASE_URL."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from tests.bench import serving
from tests.bench.figures import Column, Figures, table
from tests.bench.repeated import say
from tests.running.site import ROOT, RunningSite, new_site, remove

FOLDER = Path(".venv/bench").resolve()
DATABASES = ["SQLite", "PostgreSQL"]
SIZES = [70, 1_000, 20_000]  # the smallest is the demo's own


def main() -> None:
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of services; the demo's are always there")
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES, help="only these")
    options = parser.parse_args()
    columns: dict[Column, Figures] = {}
    for database in available(options.databases):
        columns |= measured(database, sorted(options.sizes))
    print(f"{os.cpu_count()} cores, {serving.LOAD} on the same machine\n\n{table(columns)}")
    if options.json:
        found = [{"database": database, "services": number, "figures": one} for (database, number), one in columns.items()]
        options.json.write_text(json.dumps(found, indent=1))


def available(databases: list[str]) -> list[str]:
    if "PostgreSQL" in databases and "DATABASE_URL" not in os.environ:
        say("PostgreSQL is not measured: DATABASE_URL names none.")
        return [one for one in databases if one != "PostgreSQL"]
    return databases


def measured(database: str, sizes: list[int]) -> dict[Column, Figures]:
    """Makes a site, and measures it at each size."""
    site = site_on(database)
    try:
        for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"], ["load_roles"]):
            run(site, *command)
        once = timed(site, "load_demo", "--force")
        served = {sizes[0], sizes[-1]}  # requests a second do not depend on what lies between
        return {
            (database, number): at_size(site, number, number in served) | (once if number == sizes[0] else {}) for number in sizes
        }
    finally:
        if database == "PostgreSQL":
            remove(site)


def site_on(database: str) -> RunningSite:
    shutil.rmtree(FOLDER / database.lower(), ignore_errors=True)
    (FOLDER / database.lower()).mkdir(parents=True)
    if database == "SQLite":
        return new_site(FOLDER / "sqlite", DATABASE_URL=f"sqlite:///{FOLDER / 'sqlite' / 'db.sqlite3'}")
    return new_site(FOLDER / "postgresql")


def at_size(site: RunningSite, number: int, served: bool) -> Figures:
    say(f"{site.var.name}, {number:,} services")
    made = timed(site, "generate_services", str(number)) if number > SIZES[0] else {}
    file = site.var / "figures.json"
    run(site, "shell", "--verbosity", "0", "-c", f"from tests.bench.inside import measure; measure({str(file)!r})")
    found = json.loads(file.read_text())
    return {**made, **found["figures"], **(serving.measure(site, found["addresses"]) if served else {})}


def timed(site: RunningSite, command: str, *arguments: str) -> dict[str, float]:
    """Seconds that a command takes, by the clock and of processor time, its children's included."""
    say(f"  {command}")
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run(site, command, *arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        f"seconds: {command}": time.monotonic() - started,
        f"seconds of processor: {command}": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    }


def run(site: RunningSite, *arguments: str) -> None:
    """Shows what the command says, so that somebody who waits sees how far it is."""
    subprocess.run([sys.executable, str(ROOT / "manage.py"), *arguments], env=site.environment, stdout=sys.stderr, check=True)


if __name__ == "__main__":
    sys.exit(main())
