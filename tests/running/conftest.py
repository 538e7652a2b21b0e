"""The site as it is run: the real server, alone or behind the nginx that is shipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.databases import Postgres, Redis
from tests.running.nginx import Proxied, proxied
from tests.running.site import RunningSite, new_site, remove
from tests.running.small_site import prepare_small

REQUIRED = os.environ.get("WEGWEISER_RUNNING") == "required"
NEEDED = {  # fixture → (program, Debian package)
    "nginx": ("nginx", "nginx-light"),
    "postgres": ("pg_ctl", "postgresql"),
    "redis": ("redis-server", "redis-server"),
}


def path_to(program: str) -> str | None:
    """Of a program that may lie beside the usual folders, as those of PostgreSQL's server do."""
    postgres = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *postgres]))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests share a site, so they run in one process; without the program that it needs each skips by its name."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("running"))
            for name in NEEDED.keys() & set(getattr(item, "fixturenames", ())):
                program, package = NEEDED[name]
                if path_to(program) is None and not REQUIRED:
                    item.add_marker(pytest.mark.skip(reason=f"needs {program} (Debian: apt install {package})"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A small site; its server does not run yet."""
    small = prepare_small(new_site(tmp_path_factory.mktemp("running", numbered=False)))
    yield small
    remove(small)


@pytest.fixture(scope="module")
def nginx(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """The site behind deploy/nginx.conf, with TLS."""
    program = path_to("nginx")
    assert program
    with proxied(site, program, tmp_path_factory.mktemp("nginx")) as behind:
        yield behind


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of our own, which may be stopped by a test that starts it again."""
    program = path_to("pg_ctl")
    assert program
    server = Postgres(Path(program).parent)
    yield server
    server.remove()


@pytest.fixture(scope="session")
def on_postgres(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> RunningSite:
    """A small site on it; its server does not run yet."""
    return prepare_small(new_site(tmp_path_factory.mktemp("on_postgres", numbered=False), DATABASE_URL=postgres.url))


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    program = path_to("redis-server")
    assert program
    server = Redis(program, tmp_path)
    yield server
    server.stop()
