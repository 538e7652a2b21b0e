from django.conf import settings

collect_ignore_glob = [] if {"digest", "board", "events", "groups"} <= set(settings.WEGWEISER_PLUGINS) else ["test_*.py"]
