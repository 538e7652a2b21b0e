"""A row of hours holds on several weekdays."""

from uuid import uuid4

from django.db import migrations

import directory.models.weekdays


def part(apps, schema_editor):
    """Back: a row for each of its days."""
    for row in apps.get_model("directory", "Schedule").objects.filter(weekday__contains=",").iterator():
        first, *others = row.weekday.split(",")
        row.weekday = first
        row.save(update_fields=["weekday"])
        for day in others:
            row.pk, row.uuid, row.weekday = None, uuid4(), day
            row.save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_hours")]

    operations = [
        migrations.AlterField(
            model_name="schedule",
            name="weekday",
            field=directory.models.weekdays.WeekdaysField(blank=True, max_length=20, verbose_name="weekdays"),
        ),
        migrations.RunPython(migrations.RunPython.noop, part, elidable=True),
    ]
