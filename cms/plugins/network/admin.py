"""The same for editors: each municipality, the organizations behind each number, and what is not public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.admin.report import ReportView
from cms.plugins.network.offers import offers
from cms.plugins.network.table import Cell, Table, partners
from cms.plugins.network.unpublished import every_organization, unpublished_offers
from cms.tables import csv_response
from site_pages.reading.links import current_language
from site_pages.reading.site import site

PERMISSION = "directory.change_service"


class ForEditors(PermissionRequiredMixin, ReportView):
    permission_required = PERMISSION
    page_title = gettext_lazy("Who does what where")
    header_icon = "globe"

    @cached_property
    def table(self) -> Table:
        language = current_language()
        return Table(site(language), [*offers(), *unpublished_offers()], language, whole=True)

    @cached_property
    def names(self) -> Mapping[str, str]:
        return every_organization()


class NetworkView(ForEditors):
    template_name = "network/admin/network.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"table": self.table, "rows": list(self.rows()), "partners": partners(self.table, self.names)}
        return super().get_context_data(**kwargs) | found

    def rows(self) -> Iterator[tuple[Any, list[tuple[Cell, str]]]]:
        """(unit, [(cell, names of its organizations)])"""
        for row in self.table.rows:
            yield row.unit, [(cell, ", ".join(self.names_in(cell))) for cell in row.cells]

    def names_in(self, cell: Cell) -> list[str]:
        return sorted(self.names[one] for one in cell.organizations if one in self.names)


class NetworkTableView(NetworkView):
    """As CSV: a line for each place and topic, gaps included."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return csv_response("network", self.lines())

    def lines(self) -> Iterator[list[Any]]:
        yield [_("Place"), _("Key (ARS)"), _("Topic"), _("Offers"), _("Not public"), _("Organizations")]
        for unit, cells in self.rows():
            for cell, names in cells:
                yield [unit.name, unit.ars, cell.topic.name, cell.offers, cell.unpublished, names]
