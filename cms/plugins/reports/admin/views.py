"""The report in the admin: on the screen, on paper, as a table."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from cms.admin.report import ReportView
from cms.plugins.reports.admin.report import Report
from cms.plugins.reports.quarters import FIRST_YEAR, LAST_YEAR
from cms.tables import csv_response, xlsx_response
from site_pages.reading.links import current_language
from site_pages.reading.site import site

PERMISSION = "directory.change_service"


class FunderReportView(PermissionRequiredMixin, ReportView):
    """`?year=2026`; this year for what makes no sense."""

    permission_required = PERMISSION
    template_name = "reports/admin/report.html"
    page_title = gettext_lazy("Report for the funder")
    header_icon = "table"

    @cached_property
    def report(self) -> Report:
        text = self.request.GET.get("year", "")
        year = int(text) if text.isascii() and text.isdecimal() and len(text) == len(str(LAST_YEAR)) else 0
        return Report(year if FIRST_YEAR <= year <= LAST_YEAR else timezone.localdate().year)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.report.year
        found = {
            "report": self.report,
            "lines": self.report.lines(),
            "before": year - 1 if year > FIRST_YEAR else None,
            "after": year + 1 if year < timezone.localdate().year else None,
            "site": site(current_language()),
            "today": timezone.localdate(),
        }
        return super().get_context_data(**kwargs) | found


class PrintView(FunderReportView):
    template_name = "reports/admin/print.html"


class CsvView(FunderReportView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return csv_response(f"report-{self.report.year}", self.rows())

    def rows(self) -> Any:
        return (["" if cell is None else cell for cell in row] for row in self.report.rows())


class XlsxView(FunderReportView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return xlsx_response(f"report-{self.report.year}", self.report.rows())
