from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.report import PermittedMenuItem
from cms.plugins.reports.admin.views import PERMISSION, CsvView, FunderReportView, PrintView, XlsxView


@hooks.register("register_admin_urls")
def addresses_of_the_report() -> list[URLPattern]:
    return [
        path("reports/funder/", FunderReportView.as_view(), name="funder_report"),
        path("reports/funder/print/", PrintView.as_view(), name="funder_report_print"),
        path("reports/funder/csv/", CsvView.as_view(), name="funder_report_csv"),
        path("reports/funder/xlsx/", XlsxView.as_view(), name="funder_report_xlsx"),
    ]


@hooks.register("register_reports_menu_item")
def lead_to_the_report() -> MenuItem:
    return PermittedMenuItem(
        PERMISSION, _("Report for the funder"), reverse_lazy("funder_report"), name="funder", icon_name="table", order=904
    )
