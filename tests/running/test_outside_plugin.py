"""A plugin that somebody else wrote: built as a wheel, installed, used through the site and the admin, taken away again."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from tests import migrated
from tests.running.site import ROOT, RunningSite, free_port, new_site, prepare, served

SOURCE = ROOT / "tests" / "plugins" / "outside"
CONTENT = """
import json
from django.conf import settings
from bookcases.models import Bookcase
from site_pages.models import StandardPage
from tests.factories import pages, people
people.user("boss", is_superuser=True)
shelf = Bookcase.objects.create(name="Bücherschrank am Rathaus", open=True)
Bookcase.objects.create(name="Bücherschrank im Keller")
body = [("bookcases_tip", {"book": "Die Reise nach Polch"})]
page = pages.child(StandardPage, pages.home(), "Lesen", slug="lesen", body=body)
made = {"shelf": str(shelf.uuid), "page": page.pk, "key": str(page.translation_key)}
(settings.VAR / "content.json").write_text(json.dumps(made))
"""
TRANSLATED = """
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue
german, french = (Locale.objects.get(language_code=code) for code in ("de", "fr"))
print(get_machine_translator().translate(german, french, [StringValue("buch")])[StringValue("buch")].data)
"""
LEFT_BEHIND = """\
2 × bookcases.Bookcase
9 × site_pages.StandardPage.body with blocks of bookcases
"""
JOBS = """
from bookcases.models import Bookcase
from cms.timetable import jobs
Bookcase.objects.create(name="Bücherschrank ohne Boden", shelves=0)
next(one for one in jobs() if one.name == "bookcases: throw away").run()
print(Bookcase.objects.filter(shelves=0).count())
"""


def python(*arguments: str) -> None:
    found = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def pip(environment: Path, *arguments: str) -> None:
    python("pip", "--disable-pip-version-check", "--quiet", "--python", str(environment), *arguments)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the folder, its catalogue compiled, as its authors would."""
    folder = tmp_path_factory.mktemp("outside")
    shutil.copytree(SOURCE, folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    for po in (folder / "source").rglob("*.po"):
        with po.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(io.BytesIO(po.read_bytes()), locale="de"))
    offline = ("--no-deps", "--no-index", "--no-build-isolation")
    python("pip", "--quiet", "wheel", *offline, "--wheel-dir", str(folder), str(folder / "source"))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean one, which finds what the site needs and no plugin."""
    folder = tmp_path_factory.mktemp("environment")
    python("venv", "--without-pip", str(folder))
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "site.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder


@pytest.fixture(scope="module")
def site(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> RunningSite:
    """A site that has been migrated, with no plugin switched on."""
    made = new_site(tmp_path_factory.mktemp("bookcases"), WEGWEISER_PLUGINS="")
    made.python = str(environment / "bin" / "python")
    migrated.give(made.var)
    return prepare(made, ["migrate"], ["load_locales"], ["load_roles"])


@pytest.fixture(scope="module")
def content(site: RunningSite, environment: Path, wheel: Path) -> Any:
    """The plugin is installed and switched on, beside embeds; there are two bookcases, and a page with a tip."""
    pip(environment, "install", "--no-deps", "--no-index", str(wheel))
    site.environment["WEGWEISER_PLUGINS"] = "bookcases,embeds"
    refused = started(site)
    prepare(site, ["migrate"], ["collectstatic", "--no-input"], ["shell", "-c", CONTENT])
    return json.loads((site.var / "content.json").read_text()) | {"refused": refused}


def started(site: RunningSite) -> str:
    """What a server says that does not start."""
    command = [site.python, "-m", "granian", "--interface", "wsgi", "--port", str(site.port), "cms.wsgi:application"]
    said = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False, timeout=60)
    return said.stdout + said.stderr


@pytest.fixture(scope="module")
def running(site: RunningSite, content: dict[str, Any]) -> Iterator[RunningSite]:
    with served(site):
        yield site


@pytest.fixture(scope="module")
def boss(running: RunningSite) -> requests.Session:
    """Logged in."""
    session = requests.Session()
    login = f"{running.url}/admin/login/"
    token = BeautifulSoup(session.get(login).text, "html.parser").find("input", attrs={"name": "csrfmiddlewaretoken"})
    assert token is not None
    sent = {"username": "boss", "password": "a long password for tests", "csrfmiddlewaretoken": str(token["value"])}
    assert session.post(login, data=sent).url == f"{running.url}/admin/"
    return session


def page(site: RunningSite, path: str) -> str:
    answer = requests.get(site.url + path, timeout=30)
    assert answer.status_code == 200, path
    return answer.text


def test_server_does_not_start_before_the_tables_are_made(content: dict[str, Any]):
    assert "Plugin bookcases: its tables are missing. Run manage.py migrate." in content["refused"]


def test_command_says_what_was_installed(site: RunningSite, content: dict[str, Any]):
    line = next(line for line in site.manage("plugins").stdout.splitlines() if line.startswith("bookcases"))
    assert "1.2.0" in line
    assert "wegweiser-bookcases" in line


def test_its_migration_is_there_and_nobody_elses_is_missing(site: RunningSite, content: dict[str, Any]):
    assert site.manage("makemigrations", "--check", "--dry-run").stdout == "No changes detected\n"
    assert "bookcases\n [X] 0001_initial\n" in site.manage("showmigrations", "bookcases").stdout


def test_its_resource_is_answered_and_described(running: RunningSite, content: dict[str, Any]):
    assert running.get("/api/v1/bookcases/list") == [{"title": "Bücherschrank am Rathaus"}]
    description = running.get("/api/v1/openapi.json")
    assert description["paths"]["/bookcases/list"]["get"]["description"] == "All bookcases."
    assert description["components"]["schemas"]["Bookcase"]["properties"]["title"]["description"] == "What people call it."


def test_its_block_stands_on_pages_in_the_api_and_in_its_description(running: RunningSite, content: dict[str, Any]):
    assert '<p class="book-tip">Die Reise nach Polch</p>' in page(running, "/de/lesen/")
    body = running.get(f"/api/v1/pages/{content['key']}")["body"]
    assert [(one["type"], one["value"]) for one in body] == [("bookcases_tip", {"book": "Die Reise nach Polch"})]
    assert "bookcases_tip" in json.dumps(running.get("/api/v1/openapi.json")["components"]["schemas"])


def test_its_pages_speak_the_language_of_their_address(running: RunningSite):
    assert "<h1>Bücherschränke</h1><p>Nehmen Sie ein Buch, lassen Sie ein Buch.</p>" in page(running, "/de/bookcases/")
    english = page(running, "/en/bookcases/")
    assert "<h1>Bookcases</h1><p>Take a book, leave a book.</p>" in english
    style = BeautifulSoup(english, "html.parser").select_one("link[href*=bookcases]")
    assert style is not None
    assert ".bookcases" in page(running, str(style["href"]))


def test_its_records_have_pages_links_and_are_found(running: RunningSite, content: dict[str, Any]):
    address = f"/ar/bookcases/{content['shelf']}/"
    shown = page(running, address)
    assert "<h1>Bücherschrank am Rathaus</h1>" in shown
    assert '<link rel="alternate" type="text/plain" href="/bookcases.txt">' in shown
    assert page(running, "/bookcases.txt") == "Bücherschrank am Rathaus"
    assert f"/de/bookcases/{content['shelf']}/" in page(running, "/de/search/?q=Bücherschrank")


def test_its_part_stands_on_pages_and_its_widget_in_a_frame(running: RunningSite):
    assert '<section class="wrap bookcases"><p>1</p></section>' in page(running, "/de/lesen/")
    frame = page(running, "/embed/v1/de/bookcases_all/")
    assert '<li class="bookcase">Bücherschrank am Rathaus</li>' in frame
    assert ">Bücherschränke</title>" in frame


def test_its_words_are_in_the_admin(running: RunningSite, boss: requests.Session, content: dict[str, Any]):
    start = boss.get(f"{running.url}/admin/").text
    assert "Geschlossene Bücherschränke</a>: 1" in start
    listed = boss.get(f"{running.url}/admin/snippets/bookcases/bookcase/")
    assert (listed.status_code, "Bücherschrank im Keller" in listed.text) == (200, True)
    assert "Buchtipp" in boss.get(f"{running.url}/admin/pages/{content['page']}/edit/").text
    extensions = boss.get(f"{running.url}/admin/reports/extensions/").text
    assert "Öffentliche Bücherschränke, aus denen sich alle ein Buch nehmen dürfen." in extensions
    assert "1.2.0" in extensions


def test_its_figures_jobs_and_readers_run(site: RunningSite, content: dict[str, Any]):
    (site.var / "list.txt").write_text("Bücherschrank am Rathaus\nBücherschrank am Bahnhof\n")
    compared = site.manage("compare_directory", "bookcases_lines", str(site.var / "list.txt")).stdout
    assert ("Rathaus,same" in compared, "Bahnhof,new" in compared) == (True, True)
    assert "bookcases_shelves,Regalböden,6" in site.manage("report_figures", "2026-01-01", "2026-12-31").stdout
    assert site.manage("shell", "--verbosity", "0", "-c", JOBS).stdout == "0\n"
    assert site.manage("shell", "--verbosity", "0", "-c", TRANSLATED).stdout == "BUCH\n"


def test_what_it_leaves_behind_is_told_kept_and_back_again(
    site: RunningSite, environment: Path, content: dict[str, Any], wheel: Path
):
    told = site.manage("plugins", "--before-disabling", "bookcases")
    assert (told.returncode, told.stdout) == (1, LEFT_BEHIND)
    pip(environment, "uninstall", "--yes", "wegweiser-bookcases")
    assert "Unknown plugins ['bookcases']" in site.manage("check").stderr

    without = elsewhere(site, "embeds")
    assert without.manage("makemigrations", "--check", "--dry-run").stdout == "No changes detected\n"
    with served(without):
        assert running_without(without) == [404, 404, 404, 200]
    with closing(sqlite3.connect(site.var / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM bookcases_bookcase").fetchone() == (2,)

    pip(environment, "install", "--no-deps", "--no-index", str(wheel))
    with served(elsewhere(site, "bookcases,embeds")) as again:
        assert again.get("/api/v1/bookcases/list") == [{"title": "Bücherschrank am Rathaus"}]


def elsewhere(site: RunningSite, plugins: str) -> RunningSite:
    """The same site at a port of its own."""
    port = free_port()
    environment = site.environment | {"WEGWEISER_PLUGINS": plugins, "SITE_URL": f"http://127.0.0.1:{port}"}
    return replace(site, url=f"http://127.0.0.1:{port}", port=port, environment=environment)


def running_without(site: RunningSite) -> list[int]:
    paths = ("/api/v1/bookcases/list", "/de/bookcases/", "/bookcases.txt", "/de/lesen/")
    return [requests.get(site.url + path, timeout=30).status_code for path in paths]
