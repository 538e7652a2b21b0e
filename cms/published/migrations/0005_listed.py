from django.db import migrations, models

ORDER = ["kind", "language", "sort_key", "uuid", "expires_at", "is_listed"]


class Migration(migrations.Migration):
    dependencies = [("published", "0004_parts_that_end")]

    operations = [
        migrations.RemoveIndex("publisheddocument", "published_document_order"),
        migrations.AddField("publisheddocument", "is_listed", models.BooleanField(default=True)),
        migrations.AddIndex("publisheddocument", models.Index(fields=ORDER, name="published_document_order")),
    ]
