"""The directory in the admin: lists with filters and search, one form for each kind of record."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import CopyView, SnippetViewSetGroup

from cms.translations.source_rows import SourceRowsViewSet
from directory.admin import panels
from directory.admin.choosers import RecordChooserViewSet
from directory.admin.previews import PreviewOfNewRecord, PreviewOfRecord
from directory.admin.record_list import GapFilter, GapsColumn, RecordIndexView
from directory.admin.school_holidays import SchoolHolidayViewSet
from directory.models import ClosingEverywhere, Location, Organization, Service, Taxonomy, TaxonomyTerm

GAPS = GapsColumn("gaps", label=_("Missing"))
STATUS = [LiveStatusTagColumn(), UpdatedAtColumn(label=_("Updated"))]


class CopyOfRecord(CopyView):
    """Its form is sent to the view that adds; sent here, it would overwrite the original."""

    http_method_names = ["get", "head", "options"]


class RecordViewSet(SourceRowsViewSet):
    list_per_page = 50
    chooser_viewset_class = RecordChooserViewSet
    index_view_class = RecordIndexView
    copy_view_class = CopyOfRecord
    preview_on_add_view_class = PreviewOfNewRecord
    preview_on_edit_view_class = PreviewOfRecord


class ServiceFilters(WagtailFilterSet):
    gap = GapFilter(Service)

    class Meta:
        model = Service
        fields = ["organization", "terms", "status", "live"]


class OrganizationFilters(WagtailFilterSet):
    gap = GapFilter(Organization)

    class Meta:
        model = Organization
        fields = ["legal_status", "live"]


class ServiceViewSet(RecordViewSet):
    model = Service
    icon = "help"
    menu_label = _("Services")
    list_display = ["name", "organization", "assured_date", GAPS, *STATUS]
    filterset_class = ServiceFilters
    search_fields = ["name", "alternate_name", "description", "organization__name"]
    edit_handler = panels.SERVICE


class OrganizationViewSet(RecordViewSet):
    model = Organization
    icon = "group"
    menu_label = _("Organizations")
    list_display = ["name", "email", "assured_date", GAPS, *STATUS]
    filterset_class = OrganizationFilters
    search_fields = ["name", "alternate_name", "description"]
    edit_handler = panels.ORGANIZATION


class LocationViewSet(RecordViewSet):
    model = Location
    icon = "home"
    menu_label = _("Locations")
    list_display = ["name", "place", "location_type", "organization", *STATUS]
    list_filter = ["place", "location_type", "organization", "live"]
    search_fields = ["name", "alternate_name", "description", "place__name"]
    edit_handler = panels.LOCATION


class TaxonomyTermViewSet(RecordViewSet):
    model = TaxonomyTerm
    icon = "tag"
    menu_label = _("Topics and target groups")
    list_display = ["name", "taxonomy", "code", *STATUS]
    list_filter = ["taxonomy", "live"]
    search_fields = ["name", "description", "code"]
    edit_handler = panels.TAXONOMY_TERM


class TaxonomyViewSet(RecordViewSet):
    model = Taxonomy
    icon = "list-ul"
    menu_label = _("Taxonomies")
    list_display = ["name", "code", *STATUS]
    search_fields = ["name", "description", "code"]
    edit_handler = panels.TAXONOMY


class ClosingEverywhereViewSet(SourceRowsViewSet):
    model = ClosingEverywhere
    icon = "calendar"
    menu_label = _("Closed everywhere")
    list_display = ["reason", "first_day", "last_day"]


class DirectoryViewSetGroup(SnippetViewSetGroup):
    items = (
        ServiceViewSet,
        OrganizationViewSet,
        LocationViewSet,
        TaxonomyTermViewSet,
        TaxonomyViewSet,
        ClosingEverywhereViewSet,
        SchoolHolidayViewSet,
    )
    menu_label = _("Directory")
    menu_icon = "folder-open-1"
    menu_order = 150
