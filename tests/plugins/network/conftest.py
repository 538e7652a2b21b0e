from django.conf import settings

collect_ignore_glob = [] if "network" in settings.WEGWEISER_PLUGINS else ["test_*.py"]
