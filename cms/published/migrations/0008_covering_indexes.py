from django.db import migrations, models


class Migration(migrations.Migration):
    """The record stands in both indexes: lists are filtered and counted without reading the documents themselves."""

    dependencies = [("published", "0007_document_addresses")]

    operations = [
        migrations.RemoveIndex("publisheddocument", "published_document_order"),
        migrations.AddIndex(
            "publisheddocument",
            models.Index(
                fields=["kind", "language", "sort_key", "uuid", "record", "expires_at", "is_listed"],
                name="published_document_order",
            ),
        ),
        migrations.RemoveIndex("publishedfacet", "published_facet_lookup"),
        migrations.AddIndex(
            "publishedfacet", models.Index(fields=["name", "value", "record"], name="published_facet_lookup")
        ),
    ]
