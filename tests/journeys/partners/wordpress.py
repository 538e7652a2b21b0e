"""A real WordPress, Debian's package, in a folder and on a port of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.running.site import RunningSite, free_port

PACKAGES = ("wordpress", "wordpress-theme-twentytwentyone")
PROGRAMS = ("php", "mariadbd", "mariadb", "mariadb-install-db", "dpkg", "apt-get")
WAIT = 60  # seconds
CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_CHARSET', 'utf8mb4');
define('DB_HOST', 'localhost:' . dirname(__DIR__) . '/socket'); define('DB_COLLATE', ''); $table_prefix = 'wp_';
define('DISABLE_WP_CRON', true); defined('ABSPATH') || define('ABSPATH', __DIR__ . '/'); require ABSPATH . 'wp-settings.php';
"""
LOOPBACK = """<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, {port}]);
"""
COMMANDS = """<?php
$_SERVER += ['HTTP_HOST' => '127.0.0.1:' . $argv[1], 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
if ($argv[2] == 'install') define('WP_INSTALLING', true);
require 'wp/wp-load.php';
if ($argv[2] == 'install') {
    require ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('Verein', 'admin', 'a@example.org', true, '', 'pw12345678');
    wp_insert_user(['user_login' => 'author', 'user_pass' => 'pw12345678', 'role' => 'author']);
    exit;
}
[, , $role, $content] = $argv;
wp_set_current_user(get_user_by('login', $role)->ID);
kses_init();
echo wp_insert_post(['post_title' => 'Angebot', 'post_status' => 'publish', 'post_content' => wp_slash($content)]);
"""
BLOCK = """<!-- wp:embed {{"url":"{0}","type":"rich"}} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
{0}
</div></figure>
<!-- /wp:embed -->"""
EDITORS = {"classic": "Davor\n\n{0}\n\nDanach", "block": BLOCK}


def missing() -> list[str]:
    return [one for one in PROGRAMS if shutil.which(one) is None]


@dataclass
class WordPress:
    folder: Path
    port: int

    def post(self, role: str, editor: str, address: str) -> str:
        """Somebody pastes an address into a post of their own. The address of the post."""
        number = self.php(role, EDITORS[editor].format(address))
        return f"http://127.0.0.1:{self.port}/?p={number}"

    def php(self, *arguments: str) -> str:
        command = ["php", "commands.php", str(self.port), *arguments]
        return run(command, self.folder)


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=WAIT)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout} {done.stderr}")
    return done.stdout


@contextmanager
def wordpress(folder: Path, site: RunningSite) -> Iterator[WordPress]:
    """Installed, served, and allowed to ask our site, which is on this machine. `folder` has to be open to all users."""
    unpack(folder, site.port)
    with database(folder):
        made = WordPress(folder, free_port())
        made.php("install")
        with background(["php", "-S", f"127.0.0.1:{made.port}", "-t", "wp"], folder):
            until(lambda: urllib.request.urlopen(f"http://127.0.0.1:{made.port}/").close())
            yield made


def unpack(folder: Path, port: int) -> None:
    run(["apt-get", "download", *PACKAGES], folder)
    for package in folder.glob("*.deb"):
        run(["dpkg", "--extract", package.name, "unpacked"], folder)
    shutil.copytree(folder / "unpacked/usr/share/wordpress", folder / "wp", symlinks=False, ignore_dangling_symlinks=True)
    plugins = folder / "wp/wp-content/mu-plugins"
    plugins.mkdir(exist_ok=True)
    (plugins / "loopback.php").write_text(LOOPBACK.format(port=port))
    (folder / "wp/wp-config.php").write_text(CONFIG)
    (folder / "commands.php").write_text(COMMANDS)


@contextmanager
def database(folder: Path) -> Iterator[None]:
    """Reached by a socket in the folder alone."""
    (folder / "temporary").mkdir()
    for one in (folder, folder / "temporary"):
        shutil.chown(one, "mysql")
    where = ["--user=mysql", f"--datadir={folder / 'data'}", f"--tmpdir={folder / 'temporary'}"]
    run(["mariadb-install-db", "--no-defaults", *where, "--auth-root-authentication-method=normal"], folder)
    socket = [f"--socket={folder / 'socket'}", f"--pid-file={folder / 'pid'}", "--skip-networking"]
    with background(["mariadbd", "--no-defaults", *where, *socket], folder):
        until(lambda: run(["mariadb", "-uroot", "-S", str(folder / "socket"), "-e", "CREATE DATABASE IF NOT EXISTS wp"], folder))
        yield


@contextmanager
def background(command: list[str], folder: Path) -> Iterator[None]:
    with (folder / f"{command[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"TMPDIR": str(folder / "temporary")}
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def until(works: Callable[[], object]) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        with suppress(OSError, RuntimeError):
            works()
            return
        time.sleep(0.3)
    raise RuntimeError("It does not start.")
