from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.report import PermittedMenuItem
from cms.plugins.network.admin import PERMISSION, NetworkTableView, NetworkView


@hooks.register("register_admin_urls")
def addresses_of_the_network() -> list[URLPattern]:
    return [
        path("reports/network/", NetworkView.as_view(), name="network_report"),
        path("reports/network/table/", NetworkTableView.as_view(), name="network_table"),
    ]


@hooks.register("register_reports_menu_item")
def lead_to_the_network() -> MenuItem:
    return PermittedMenuItem(
        PERMISSION, _("Who does what where"), reverse_lazy("network_report"), name="network", icon_name="globe", order=905
    )
