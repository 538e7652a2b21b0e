"""Real transactions, which other connections see. Afterwards only the named apps' tables are emptied, and Wagtail's not."""

import pytest

real_commits = pytest.mark.django_db(transaction=True, available_apps=["cms.published", "sample_plugin", "django_tasks_db"])
