"""Who may do what in the admin. A district changes the table here, then runs `manage.py load_roles`."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    get_translatable_models,
)

EDITORS = "Editors of the district"
TRANSLATORS = "Translators"

WRITE = ("add", "change", "delete", "publish", "lock", "unlock")
TRANSLATE = ("change", "publish")
CALENDAR = ("closingeverywhere", "schoolholiday")
WANTED = "view_translationrequest"  # what visitors want to have translated
INBOX = ("change_feedbackmessage", "delete_feedbackmessage", "view_feedbackmessage")
SYNONYMS = ("synonymgroup", "glossaryterm")
FOOTER = ("footercontact", "emergencynumber", "footerlink", "fundingnotice")
COLLECTION = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
EDIT_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
TRANSLATE_PAGES = ("change_page", "publish_page")
ERASE = "delete_publishedrecord"  # the name of what is withdrawn
PEOPLE = ("auth", "users")  # apps
NONE = Q(pk=None)
ACCESS = ("access_admin", "submit_translation")


def load_roles() -> None:
    """Creates the groups and gives them exactly the permissions of this module, and of the plugins that are on."""
    translated, theirs = (*records(), *CALENDAR, *FOOTER), roles_of_plugins()
    own = [*ACCESS, ERASE, WANTED, *INBOX, *names(WRITE, (*translated, *SYNONYMS))]
    editors = group(EDITORS, of_the_site(own) | theirs.pop(EDITORS, NONE))
    words = [*ACCESS, WANTED, *names(TRANSLATE, translated)]
    translators = group(TRANSLATORS, of_the_site(words) | theirs.pop(TRANSLATORS, NONE))
    for name, permissions in theirs.items():
        group(name, permissions)
    on_pages(editors, Page.get_first_root_node(), EDIT_PAGES)
    for home in homes_to_translate():
        on_pages(translators, home, TRANSLATE_PAGES)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=COLLECTION):
        GroupCollectionPermission.objects.create(group=editors, collection=root, permission=permission)


def of_the_site(codenames: Iterable[str]) -> Q:
    """Never rights on people and groups, which other models may be called like: those are for administrators."""
    return Q(codename__in=codenames) & ~Q(content_type__app_label__in=PEOPLE)


def roles_of_plugins() -> dict[str, Q]:
    """Permissions by the name of a group, from `roles` of the apps: each on its own models, and to enter the admin."""
    found: dict[str, Q] = {}
    for config in apps.get_app_configs():
        for name, codenames in getattr(config, "roles", {}).items():
            own = Q(codename__in=codenames, content_type__app_label__in=(config.label, "wagtailadmin"))
            found[name] = found.get(name, NONE) | own
    return found


def records() -> list[str]:
    """Names of models that are drafted and translated, of the directory and of plugins; pages have permissions of their own."""
    found = (model for model in get_translatable_models(include_subclasses=True) if not issubclass(model, Page))
    return sorted(str(model._meta.model_name) for model in found if issubclass(model, DraftStateMixin))


def homes_to_translate() -> QuerySet[Page]:
    return Page.objects.filter(depth=2).exclude(locale__language_code="de")


def names(actions: tuple[str, ...], models: tuple[str, ...]) -> list[str]:
    return [f"{action}_{model}" for action in actions for model in models]


def group(name: str, permissions: Q) -> Group:
    """The group with these permissions, and none yet on pages and collections."""
    made, _new = Group.objects.get_or_create(name=name)
    made.permissions.set(Permission.objects.filter(permissions))
    GroupPagePermission.objects.filter(group=made).delete()
    GroupCollectionPermission.objects.filter(group=made).delete()
    return made


def on_pages(who: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.create(group=who, page=page, permission=permission)
