from django.conf import settings

collect_ignore_glob = [] if "groups" in settings.WEGWEISER_PLUGINS else ["test_*.py"]
