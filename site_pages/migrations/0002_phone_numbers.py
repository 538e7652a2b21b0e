import cms.phone_numbers
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("site_pages", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="emergencynumber",
            name="number",
            field=cms.phone_numbers.PhoneNumberField(max_length=40, verbose_name="number"),
        ),
        migrations.AlterField(
            model_name="footercontact",
            name="phone",
            field=cms.phone_numbers.PhoneNumberField(blank=True, max_length=40, verbose_name="phone"),
        ),
    ]
