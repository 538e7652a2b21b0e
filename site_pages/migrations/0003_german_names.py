"""Names that Wagtail gives its first records in English, as editors meet them in the admin."""

from django.db import migrations

NAMES = {"Root": "Alle Seiten", "Moderators approval": "Freigabe durch die Redaktion"}


def rename(apps, names):
    Page, Workflow, Task = (apps.get_model("wagtailcore", name) for name in ("Page", "Workflow", "Task"))
    for old, new in names.items():
        Page.objects.filter(depth=1, title=old).update(title=new, draft_title=new)
        Workflow.objects.filter(name=old).update(name=new)
        Task.objects.filter(name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [("site_pages", "0002_phone_numbers"), ("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: rename(apps, NAMES),
            lambda apps, schema_editor: rename(apps, {new: old for old, new in NAMES.items()}),
        )
    ]
