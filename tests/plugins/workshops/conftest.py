from django.conf import settings

collect_ignore_glob = [] if {"events", "workshops"} <= set(settings.WEGWEISER_PLUGINS) else ["test_*.py"]
