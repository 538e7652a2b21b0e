"""Who may do what in the admin: everybody who has nothing to do there, and the groups themselves."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from cms.users.roles import EDITORS, TRANSLATORS, load_roles
from site_pages.models import StandardPage
from tests.cms.admin_routes import admin_routes
from tests.factories import pages, people


def test_routes_are_enumerated(db):
    names = {route.name for route in admin_routes()}
    assert len(names) > 300
    assert {"wagtailadmin_home", "wagtailadmin_pages:edit", "wagtailsnippets_directory_service:edit"} <= names


def test_roles_have_exactly_what_the_table_says(db):
    pages.home()
    load_roles()
    translators = Group.objects.get(name=TRANSLATORS)
    before = granted(translators), granted(Group.objects.get(name=EDITORS))

    translators.permissions.set([])
    root = Page.get_first_root_node()
    permission = GroupPagePermission.objects.first().permission
    GroupPagePermission.objects.create(group=translators, page=root, permission=permission)
    load_roles()

    assert (granted(translators), granted(Group.objects.get(name=EDITORS))) == before


def granted(group):
    on_pages = group.page_permissions.values_list("page", "permission__codename")
    in_collections = group.collection_permissions.values_list("collection", "permission__codename")
    return sorted(group.permissions.values_list("codename", flat=True)), sorted(on_pages), sorted(in_collections)


def test_editors_see_their_menu_and_not_the_settings(db):
    pages.home()
    home = people.editor().get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("wagtailsnippets_directory_service:list") in home
    assert reverse("wagtailusers_users:index") not in home


def test_translators_have_the_tree_of_a_language_that_comes_later(db):
    home = pages.home(aliases=False)
    load_roles()
    translators = Group.objects.get(name=TRANSLATORS)
    assert not translators.page_permissions.exists()
    home.copy_for_translation(pages.locale("en"), alias=True)
    pages.child(StandardPage, home, "Impressum", aliases=False)
    now = granted(translators)
    load_roles()

    assert [codename for _page, codename in now[1]] == ["change_page", "publish_page"]
    assert granted(translators) == now


def test_tree_is_made_before_the_groups(db):
    pages.home()
    assert not Group.objects.filter(name=TRANSLATORS).exists()


def test_no_role_has_rights_on_people_and_their_groups(db):
    load_roles()
    rights = Permission.objects.filter(group__isnull=False, content_type__app_label__in=("auth", "users"))
    assert list(rights) == []
