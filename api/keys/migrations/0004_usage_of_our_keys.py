"""Uses are those of our own keys; the library's table is left empty. Back again it is filled from ours."""

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

copied = import_module("api.keys.migrations.0003_key_of_an_organization").copied


def take_the_latest(apps: Any, schema_editor: Any) -> None:
    """Keys that were made while the site went on, after the copy."""
    copied(apps.get_model("rest_framework_api_key", "APIKey"), apps.get_model("api_keys", "Key"))


def empty(apps: Any, schema_editor: Any) -> None:
    apps.get_model("rest_framework_api_key", "APIKey").objects.all().delete()


def fill(apps: Any, schema_editor: Any) -> None:
    copied(apps.get_model("api_keys", "Key"), apps.get_model("rest_framework_api_key", "APIKey"))


class Migration(migrations.Migration):
    dependencies = [("api_keys", "0003_key_of_an_organization")]

    operations = [
        migrations.RunPython(take_the_latest, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="keyusage",
            name="key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="usage",
                to="api_keys.key",
                verbose_name="key",
            ),
        ),
        migrations.RunPython(empty, fill),
    ]
