"""The directory in the admin: lists with filters and search, one form for each kind of record."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory import panels
from directory.models import Location, Organization, Service, Taxonomy, TaxonomyTerm

STATUS = [LiveStatusTagColumn(), UpdatedAtColumn()]


class ServiceViewSet(SnippetViewSet):
    model = Service
    icon = "help"
    menu_label = _("Services")
    list_display = ["name", "organization", "status", "assured_date", *STATUS]
    list_filter = ["organization", "terms", "status", "live"]
    search_fields = ["name", "alternate_name", "description", "organization__name"]
    edit_handler = panels.SERVICE
    list_per_page = 50


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    icon = "group"
    menu_label = _("Organizations")
    list_display = ["name", "email", "assured_date", *STATUS]
    list_filter = ["legal_status", "live"]
    search_fields = ["name", "alternate_name", "description"]
    edit_handler = panels.ORGANIZATION
    list_per_page = 50


class LocationViewSet(SnippetViewSet):
    model = Location
    icon = "home"
    menu_label = _("Locations")
    list_display = ["name", "place", "location_type", "organization", *STATUS]
    list_filter = ["place", "location_type", "organization", "live"]
    search_fields = ["name", "alternate_name", "description", "place__name"]
    edit_handler = panels.LOCATION
    list_per_page = 50


class TaxonomyTermViewSet(SnippetViewSet):
    model = TaxonomyTerm
    icon = "tag"
    menu_label = _("Topics and target groups")
    list_display = ["name", "taxonomy", "code", *STATUS]
    list_filter = ["taxonomy", "live"]
    search_fields = ["name", "description", "code"]
    edit_handler = panels.TAXONOMY_TERM
    list_per_page = 50


class TaxonomyViewSet(SnippetViewSet):
    model = Taxonomy
    icon = "list-ul"
    menu_label = _("Taxonomies")
    list_display = ["name", "code", *STATUS]
    search_fields = ["name", "description", "code"]
    edit_handler = panels.TAXONOMY


class DirectoryViewSetGroup(SnippetViewSetGroup):
    items = (ServiceViewSet, OrganizationViewSet, LocationViewSet, TaxonomyTermViewSet, TaxonomyViewSet)
    menu_label = _("Directory")
    menu_icon = "folder-open-1"
    menu_order = 150
