"""A developer's machine: reloads, shows tracebacks, reads static files where they lie."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import STORAGES

DEBUG = True
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
