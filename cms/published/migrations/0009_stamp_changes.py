from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0008_covering_indexes")]

    operations = [migrations.AddField("versionstamp", "changes", models.BigIntegerField(default=0, db_default=0))]
