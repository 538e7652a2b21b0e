"""The test suite: production's behaviour, quick passwords, the sample plugin, a folder of its own for all data."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

if "WEGWEISER_VAR" not in os.environ:
    os.environ["WEGWEISER_VAR"] = tempfile.mkdtemp(prefix="wegweiser-test-")
    atexit.register(shutil.rmtree, os.environ["WEGWEISER_VAR"], ignore_errors=True)
sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "tests" / "plugins"))
os.environ.setdefault("WEGWEISER_PLUGINS", "sample_plugin,embeds,events,workshops,board,groups,network,reports,digest")
os.environ["SITE_URL"] = "http://testserver"
os.environ.setdefault("SECRET_KEY", "only for tests, where nothing is secret: 0123456789")

from cms.settings.base import *  # noqa: F403
from cms.settings.base import STATIC_ROOT, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
API_REQUESTS_A_MINUTE = API_REQUESTS_A_MINUTE_WITH_KEY = 0  # tests ask faster than anybody
