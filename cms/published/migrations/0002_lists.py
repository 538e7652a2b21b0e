"""A list reads one table: documents repeat the kind, UUID and expiry of their record. Points, openings, closings."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def repeat_the_record(apps, schema_editor):
    records = apps.get_model("published", "PublishedRecord").objects.filter(pk=OuterRef("record"))
    apps.get_model("published", "PublishedDocument").objects.update(
        **{name: Subquery(records.values(name)[:1]) for name in ("kind", "uuid", "expires_at")}
    )


def points_from_records(apps, schema_editor):
    point = apps.get_model("published", "PublishedPoint")
    records = apps.get_model("published", "PublishedRecord").objects.filter(latitude__isnull=False, longitude__isnull=False)
    found = (point(record=one, latitude=one.latitude, longitude=one.longitude) for one in records.iterator())
    point.objects.bulk_create(found, batch_size=500)


def points_into_records(apps, schema_editor):
    for one in apps.get_model("published", "PublishedPoint").objects.order_by("-pk").iterator():
        records = apps.get_model("published", "PublishedRecord").objects.filter(pk=one.record_id)
        records.update(latitude=one.latitude, longitude=one.longitude)


def child(name, label, labels, *fields):
    parent = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=labels, to="published.publishedrecord")
    return migrations.CreateModel(
        name=name,
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            *fields,
            ("record", parent),
        ],
        options={"verbose_name": label, "verbose_name_plural": labels},
    )


class Migration(migrations.Migration):
    dependencies = [("published", "0001_initial")]

    operations = [
        child("PublishedPoint", "point", "points", ("latitude", models.FloatField()), ("longitude", models.FloatField())),
        child(
            "PublishedOpening",
            "opening",
            "openings",
            ("weekday", models.SmallIntegerField()),
            ("week_of_month", models.SmallIntegerField(blank=True, null=True)),
            ("opens", models.SmallIntegerField()),
            ("closes", models.SmallIntegerField()),
            ("valid_from", models.DateField(blank=True, null=True)),
            ("valid_to", models.DateField(blank=True, null=True)),
            ("on_holidays", models.BooleanField(default=False)),
            ("extra", models.BooleanField(default=False)),
        ),
        child("PublishedClosing", "closing", "closings", ("first", models.DateField()), ("last", models.DateField())),
        migrations.AddField("publisheddocument", "kind", models.CharField(max_length=50, null=True)),
        migrations.AddField("publisheddocument", "uuid", models.UUIDField(null=True)),
        migrations.AddField("publisheddocument", "expires_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(repeat_the_record, migrations.RunPython.noop),
        migrations.RunPython(points_from_records, points_into_records),
    ]
