"""The library's keys become our own, which know whose they are. Nothing of them changes: they stay valid."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

SAME = ("id", "prefix", "hashed_key", "created", "name", "revoked", "expiry_date")


def copied(source: Any, target: Any) -> None:
    """Rows with the moment at which they were made."""
    rows = list(source.objects.values(*SAME))
    target.objects.bulk_create([target(**row) for row in rows], ignore_conflicts=True)
    for row in rows:
        target.objects.filter(pk=row["id"]).update(created=row["created"])


def copy(apps: Any, schema_editor: Any) -> None:
    copied(apps.get_model("rest_framework_api_key", "APIKey"), apps.get_model("api_keys", "Key"))


class Migration(migrations.Migration):
    dependencies = [
        ("api_keys", "0002_key_in_our_words"),
        ("directory", "0011_phones_and_contacts"),
        ("rest_framework_api_key", "0005_auto_20220110_1102"),
    ]

    operations = [
        migrations.DeleteModel("Key"),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "id",
                    models.CharField(editable=False, max_length=150, primary_key=True, serialize=False, unique=True),
                ),
                ("prefix", models.CharField(editable=False, max_length=8, unique=True)),
                ("hashed_key", models.CharField(editable=False, max_length=150)),
                ("created", models.DateTimeField(auto_now_add=True, db_index=True)),
                (
                    "name",
                    models.CharField(
                        default=None,
                        help_text="A free-form name for the API key. Need not be unique. 50 characters max.",
                        max_length=50,
                    ),
                ),
                (
                    "revoked",
                    models.BooleanField(
                        blank=True,
                        default=False,
                        help_text="If the API key is revoked, clients cannot use it anymore. (This cannot be undone.)",
                    ),
                ),
                (
                    "expiry_date",
                    models.DateTimeField(
                        blank=True,
                        help_text="Once API key expires, clients cannot use it anymore.",
                        null=True,
                        verbose_name="Expires",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose key it is, if it is one of the directory's. Its use is then shown among the partners.",
                        limit_choices_to={"locale__language_code": "de"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "key of the API",
                "verbose_name_plural": "keys of the API",
                "ordering": ["-created"],
            },
        ),
        migrations.RunPython(copy, migrations.RunPython.noop),
    ]
