"""A site with one of everything that belongs to the editors, and a picture of it that shows each change."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    DraftStateMixin,
    Page,
    Revision,
    Site,
    TaskState,
    TranslatableMixin,
    Workflow,
    WorkflowState,
)
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringSegment, Translation

from cms.feedback.models import FeedbackMessage
from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedRecord
from cms.search.models import SynonymGroup
from directory.models import ClosingEverywhere, Organization, SchoolHoliday
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice, StandardPage
from tests.directory.full_service import full_service
from tests.directory.translating import translate
from tests.factories import media, pages, people
from tests.factories.directory import ServiceFactory, german

SNIPPETS = [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]
APPS = (
    "directory",
    "site_pages",
    "wagtailcore",
    "wagtailimages",
    "wagtaildocs",
    "wagtailredirects",
    "auth",
    "published",
    "search",
    "feedback",
    *(["events"] if "events" in settings.WEGWEISER_PLUGINS else []),
)
CHANGES_BY_ITSELF = ("ReferenceIndex", "PageLogEntry", "ModelLogEntry", "UploadedFile")


def content() -> dict[type[Model], Any]:
    """A German row of each snippet model and a page, with English translations; an image and a document."""
    page = pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    full_service()
    FooterContact.objects.create(title="Koordinierungsstelle", locale=german())
    EmergencyNumber.objects.create(label="Polizei", number="110", locale=german())
    FooterLink.objects.create(text="Impressum", page=page, locale=german())
    FundingNotice.objects.create(text="Gefördert.", locale=german())
    days = {"first_day": date(2026, 12, 24), "last_day": date(2027, 1, 1)}
    ClosingEverywhere.objects.create(reason="Betriebsferien", locale=german(), **days)
    SchoolHoliday.objects.create(name="Weihnachtsferien", locale=german(), **days)
    if "events" in settings.WEGWEISER_PLUGINS:
        an_event()
    made: dict[type[Model], Any] = {model: german_row(model) for model in SNIPPETS}
    made |= {FeedbackMessage: message_of_a_visitor()}
    made |= {SynonymGroup: SynonymGroup.objects.create(language="de", words="Amt, Behörde")}
    made |= {Page: page, get_image_model(): media.image(), get_document_model(): media.document()}
    for one in made.values():
        if isinstance(one, TranslatableMixin):
            translate(one, "en", {})
    return made


def an_event() -> None:
    """Of a plugin, which may be switched off."""
    model = apps.get_model("events", "Event")
    address = "https://example.org/"
    event = model(name="Fest", organization=Organization.objects.first(), online_url=address, locale=german(), live=False)
    event.save()
    event.save_revision().publish()


def message_of_a_visitor() -> FeedbackMessage:
    record = {"kind": "service", "uuid": uuid4(), "record": "Sprachkurs"}
    return FeedbackMessage.objects.create(language="ar", subject="phone", message="Falsche Nummer", **record)


def german_row(model: type[Any]) -> Any:
    return model.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("pk").first()


def in_language(made: dict[type[Model], Any], code: str) -> dict[type[Model], Any]:
    """The same content in another language; what has no language stays."""
    return {
        model: type(one).objects.get(translation_key=one.translation_key, locale__language_code=code)
        if isinstance(one, TranslatableMixin)
        else one
        for model, one in made.items()
    }


def schedule(made: dict[type[Model], Any]) -> None:
    """Leaves a revision of each record that is to be published tomorrow; Wagtail locks the forms till then."""
    for record in made.values():
        if isinstance(record, DraftStateMixin):
            record.go_live_at = timezone.now() + timedelta(days=1)
            record.save_revision(clean=False).publish()


def start_workflow(record: Any, requested_by: Any) -> TaskState:
    """Submits a record to the moderators."""
    workflow = Workflow.objects.get()
    started: WorkflowState = workflow.start(record, requested_by)
    return started.current_task_state


def values(made: dict[type[Model], Any]) -> Callable[[str, str], Any]:
    """What stands in an address of the admin for each parameter: the German content."""
    page, snippets = made[Page], {f"_{model._meta.app_label}_{model._meta.model_name}": made[model] for model in SNIPPETS}
    snippets |= {"_search_synonymgroup": made[SynonymGroup], "_feedback_feedbackmessage": made[FeedbackMessage]}
    snippets |= administration()
    service = snippets["_directory_service"]
    known: dict[str, Any] = {
        "app_label": "directory",
        "app_name": "directory",
        "model_name": "service",
        "content_type_app_name": "site_pages",
        "content_type_model_name": "standardpage",
        "action": "delete",
        "action_name": "approve",
        "object_id": service.pk,
        "page_id": page.pk,
        "page_pk": page.pk,
        "page_to_move_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "destination_id": page.get_parent().pk,
        "image_id": made[get_image_model()].pk,
        "doc_id": made[get_document_model()].pk,
        "document_id": made[get_document_model()].pk,
        "filter_spec": "max-100x100",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "translation_id": Translation.objects.filter(source__object_id=service.translation_key).get().pk,
        "string_segment_id": StringSegment.objects.filter(source__object_id=service.translation_key).first().pk,
        "uidb64": "MQ",
        "token": "token",
        "mode": "",
    }

    def value(name: str, parameter: str) -> Any:
        namespace = name.split(":")[0]
        record = next((row for key, row in snippets.items() if namespace.endswith(key)), page)
        if parameter == "pk":
            return service.pk if "snippets_api" in name or "snippet_translation" in name else record.pk
        if parameter in ("redirect_id", "collection_id"):
            return record.pk
        if parameter == "revision_id":
            return getattr(record, "latest_revision_id", 1)
        return known.get(parameter, 1)

    return value


def administration() -> dict[str, Any]:
    """One of each that belongs to the administrators, by the end of its namespace."""
    return {
        "users_users": people.user("somebody"),
        "users_groups": Group.objects.first(),
        "sites": Site.objects.get(),
        "locales": german(),
        "redirects": Redirect.objects.create(old_path="/alt", redirect_link="/neu"),
        "tombstones": tombstone(),
        "collections": Collection.get_first_root_node().add_child(name="Presse"),
        "workflows": Workflow.objects.get(),
    }


def tombstone() -> PublishedRecord:
    gone = ServiceFactory(name="Zurückgezogen")
    gone.unpublish()
    return PublishedRecord.objects.get(uuid=gone.translation_key)


def picture() -> dict[str, list[Any]]:
    """All that belongs to the editors, as it stands in the database."""
    models = [model for model in apps.get_models() if model._meta.app_label in APPS and model.__name__ not in CHANGES_BY_ITSELF]
    return {model._meta.label: list(rows(model)) for model in models}


def everything(tables: set[str]) -> dict[str, list[Any]]:
    """The same in all languages, and the work of the translators; of these tables."""
    apps_of_all = {*APPS, "wagtail_localize"}
    models = [one for one in apps.get_models() if one._meta.app_label in apps_of_all and one.__name__ not in CHANGES_BY_ITSELF]
    models = [one for one in models if one._meta.db_table in tables]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def rows(model: type[Model]) -> Any:
    found = model._default_manager.order_by("pk")
    if model is Revision:
        found = found.filter(of_german_objects())
    if any(field.name == "locale" for field in model._meta.get_fields()):
        found = found.filter(locale__language_code=SOURCE_LANGUAGE)
    return found.values()


def of_german_objects() -> Q:
    """Selects the revisions of German rows and pages."""
    of_them = Q()
    for model in [*SNIPPETS, Page]:
        keys = [
            str(pk) for pk in model._default_manager.filter(locale__language_code=SOURCE_LANGUAGE).values_list("pk", flat=True)
        ]
        of_them |= Q(base_content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
    return of_them
