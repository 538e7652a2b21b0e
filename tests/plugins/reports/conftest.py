from django.conf import settings

collect_ignore_glob = [] if "reports" in settings.WEGWEISER_PLUGINS else ["test_*.py"]
