from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0005_listed")]

    operations = [migrations.AlterField("publishedfacet", "name", models.CharField(max_length=100))]
