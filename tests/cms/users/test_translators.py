"""Translators write in other languages; what is German stays with the editors."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Workflow, WorkflowContentType
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.models import StringSegment, Translation

from directory.models import Service
from tests.admin_forms import address_in, address_of, form_at
from tests.cms.admin_routes import admin_routes
from tests.cms.german_content import SNIPPETS, german_row, picture, rows, schedule, start_workflow, values
from tests.factories import people

KNOWN_VIEWS = {
    *("index", "add", "copy", "edit", "delete", "usage", "history", "inspect", "reorder"),
    *("preview_on_add", "preview_on_edit", "lock", "unlock", "unpublish"),
    *("revisions", "revisions_compare", "revisions_unschedule", "revisions_revert"),
    *("workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation"),
    *("workflow_preview", "workflow_history", "workflow_history_detail"),
}
HARMLESS = {"preview_on_edit"}  # keeps what is typed, for the preview
CONFIRMED = {
    "action-publish": "1",
    "name": "Geändert",
    "title": "Geändert",
    "text": "Geändert",
    "label": "Geändert",
    "reason": "Geändert",
}


def refused(response):
    return response.status_code in (403, 404, 405) or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )


def changed_form(client, record):
    """What a browser sends when somebody changes the words of a form and publishes."""
    return form_at(client, address_of(record, "edit")) | CONFIRMED


def test_all_views_of_snippets_are_known():
    """Wagtail has a new view: see whether it changes something, then name it here."""
    found = {name.removesuffix("_view_class") for name in dir(SnippetViewSet) if name.endswith("_view_class")}
    assert found == KNOWN_VIEWS


def test_no_view_of_a_snippet_changes_a_german_row(content):
    schedule(content)
    value_of, client, before = values(content), people.translator(), picture()
    routes = [one for one in admin_routes() if one.name.startswith("wagtailsnippets_") and "pk" in one.parameters]
    routes = [one for one in routes if one.name.split(":")[1] not in HARMLESS]
    answers = {one.name: client.post(one.filled(value_of), CONFIRMED) for one in routes}
    for method in ("PUT", "PATCH", "DELETE"):
        answers |= {f"{method} {one.name}": client.generic(method, one.filled(value_of)) for one in routes}

    assert [name for name, answer in answers.items() if not refused(answer)] == []
    assert picture() == before
    assert len(answers) > 400


def test_german_form_is_refused(content):
    administrator, client = people.browser_of(people.user("boss", is_superuser=True)), people.translator()
    before = picture()
    for model in SNIPPETS:
        record, form = content[model], changed_form(administrator, content[model])
        assert refused(client.post(address_of(record, "edit"), form)), model
        assert refused(client.post(address_of(record, "edit"), form, HTTP_ACCEPT="application/json")), model
        assert refused(client.post(address_of(record, "edit"), form | {"localize-restart-translation": "1"})), model
        assert refused(client.post(address_in(model, "add"), form)), model
    assert picture() == before


def test_german_form_is_accepted_from_editors(content):
    """Else the refusals above prove nothing."""
    client = people.editor()
    for model in SNIPPETS:
        record, form = content[model], changed_form(client, content[model])
        assert client.post(address_of(record, "edit"), form).status_code == 302, model
        assert "Geändert" in str(german_row(model).__dict__), model


def test_revision_is_not_restored(content):
    service = content[Service]
    client, revision = people.translator(), service.revisions.first()
    form, before = changed_form(client, service), picture()

    assert refused(client.post(address_of(service, "revisions_revert", revision.pk), form | {"revision": revision.pk}))
    assert picture() == before


def test_workflow_stays_with_the_editors(content):
    service, content_type = content[Service], ContentType.objects.get_for_model(Service)
    WorkflowContentType.objects.create(workflow=Workflow.objects.get(), content_type=content_type)
    translator = people.translator()
    form = changed_form(translator, service)
    for action in ("submit", "restart-workflow", "cancel-workflow"):
        before = picture()
        assert refused(translator.post(address_of(service, "edit"), form | {f"action-{action}": "1"}))
        assert picture() == before

    task = start_workflow(service, people.user("requester"))
    before = picture()
    for action in ("approve", "reject"):
        translator.post(address_of(service, "workflow_action", action, task.pk), {"comment": "Gut."})
    translator.post(address_of(service, "edit"), form | {"action-cancel-workflow": "1"})
    assert picture() == before


def test_bulk_actions_do_not_touch_german_content(content):
    client, before = people.translator(), picture()
    assert bulk_action_registry.get_bulk_action_class("directory", "service", "delete")
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            german = rows(apps.get_model(app, model))
            together = "&".join(f"id={one['id']}" for one in german)
            for action in actions:
                address = reverse("wagtail_bulk_action", args=(app, model, action))
                for one in german:
                    client.post(f"{address}?id={one['id']}", CONFIRMED)
                client.post(f"{address}?{together}", CONFIRMED)
    assert picture() == before


def test_bulk_actions_of_plugins_do_not_touch_german_rows(content, monkeypatch):
    """Even when they ask for no permission of their own."""
    action = bulk_action_registry.get_bulk_action_class("directory", "service", "delete")
    monkeypatch.setattr(action, "check_perm", lambda self, one: True)
    client, before = people.translator(), picture()

    assert refused(client.post(reverse("wagtail_bulk_action", args=("directory", "service", "delete")) + "?id=all"))
    assert picture() == before


def test_translation_back_into_german_is_no_way_in(content):
    """A translated row must not become the source of the German one."""
    english = Service.objects.get(locale__language_code="en")
    client, before = people.translator(), picture()
    german = content[Service].locale
    address = reverse("wagtail_localize:submit_snippet_translation", args=("directory", "service", english.pk))
    client.post(address, {"locales": [german.pk]})

    assert picture() == before
    assert not Translation.objects.filter(target_locale=german).exists()


def test_children_of_the_german_row_are_out_of_reach_of_the_english_form(content):
    english = Service.objects.get(locale__language_code="en")
    Translation.objects.filter(source__object_id=english.translation_key).update(enabled=False)
    phone = content[Service].phones.first()
    client = people.translator()
    form = changed_form(client, english)
    before = list(content[Service].phones.values())
    stolen = {"phones-TOTAL_FORMS": "1", "phones-INITIAL_FORMS": "1", "phones-0-id": str(phone.pk)}
    stolen |= {"phones-0-number": "0155 9", "phones-0-type": "voice", "phones-0-ORDER": "1"}
    client.post(address_of(english, "edit"), form | stolen)

    assert list(content[Service].phones.values()) == before


def test_lists_and_forms_open(content):
    client = people.translator()
    for model in SNIPPETS:
        assert client.get(address_in(model, "list")).status_code == 200
        assert client.get(address_of(content[model], "edit")).status_code == 200


def test_service_is_translated_and_published(content, django_capture_on_commit_callbacks):
    service, client = content[Service], people.translator()
    english = Service.objects.get(locale__language_code="en")
    french = english.locale.__class__.objects.get(language_code="fr")
    submit = reverse("wagtail_localize:submit_snippet_translation", args=("directory", "service", service.pk))
    assert client.post(submit, {"locales": [french.pk]}).status_code == 302
    row = Service.objects.get(locale=french)
    translation = Translation.objects.get(source__object_id=service.translation_key, target_locale=french)
    name = StringSegment.objects.get(source=translation.source, context__path="name")
    edit = reverse("wagtail_localize:edit_string_translation", args=(translation.pk, name.pk))
    assert client.put(edit, "value=Cours", content_type="application/x-www-form-urlencoded").status_code == 201
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address_of(row, "edit"), {"action": "publish"}).status_code == 302

    row.refresh_from_db()
    assert (row.live, row.name) == (True, "Cours")
