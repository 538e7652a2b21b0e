from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0002_lists")]

    operations = [
        migrations.AlterField("publisheddocument", "kind", models.CharField(max_length=50)),
        migrations.AlterField("publisheddocument", "uuid", models.UUIDField()),
        migrations.RemoveField("publishedrecord", "latitude"),
        migrations.RemoveField("publishedrecord", "longitude"),
        migrations.RemoveIndex("publisheddocument", "published_document_order"),
        migrations.AddIndex(
            "publisheddocument",
            models.Index(fields=["kind", "language", "sort_key", "uuid", "expires_at"], name="published_document_order"),
        ),
        migrations.AddIndex(
            "publisheddocument", models.Index(fields=["uuid", "language"], name="published_document_by_id")
        ),
        migrations.AddIndex(
            "publishedpoint", models.Index(fields=["latitude", "longitude", "record"], name="published_point_lookup")
        ),
    ]
