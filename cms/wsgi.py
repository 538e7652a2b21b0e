"""The WSGI application: Django behind the response cache."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()

from cms.plugin_api import registry, tables  # noqa: E402  Django is set up first
from cms.published.response_cache import ResponseCache  # noqa: E402
from cms.published.stamp_reader import StampReader, connect  # noqa: E402
from cms.words.forms import load_dictionaries  # noqa: E402

threading.Thread(target=load_dictionaries, daemon=True).start()  # the first reader who searches would wait for them
registry.load()
tables.refuse_missing()

application = (
    ResponseCache(django_application, StampReader(connect))
    if os.environ.get("RESPONSE_CACHE", "on") != "off"
    else django_application
)
