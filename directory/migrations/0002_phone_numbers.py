import cms.phone_numbers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contact",
            name="phone_number",
            field=cms.phone_numbers.PhoneNumberField(blank=True, max_length=30, verbose_name="phone number"),
        ),
        migrations.AlterField(
            model_name="phone",
            name="extension",
            field=models.PositiveIntegerField(blank=True, help_text="Is dialled behind the number: 17 for 0261 12345-17.", null=True, verbose_name="extension"),
        ),
        migrations.AlterField(
            model_name="phone",
            name="number",
            field=cms.phone_numbers.PhoneNumberField(help_text="With the area code, such as 0261 12345, or a short number such as 115.", max_length=30, verbose_name="number"),
        ),
    ]
