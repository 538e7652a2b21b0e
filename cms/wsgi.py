"""The WSGI application: Django behind the response cache."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()

from cms.published.response_cache import ResponseCache  # noqa: E402
from cms.published.stamp_reader import StampReader, connect  # noqa: E402

application = (
    ResponseCache(django_application, StampReader(connect))
    if os.environ.get("RESPONSE_CACHE", "on") != "off"
    else django_application
)
