from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0003_lists_indexes")]

    operations = [migrations.AddField("publisheddocument", "changes_at", models.DateTimeField(blank=True, null=True))]
