from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from cms.plugins.embeds.admin import PartnersView, PartnerView


@hooks.register("register_admin_urls")
def addresses_of_partners() -> list[URLPattern]:
    return [
        path("reports/partners/", PartnersView.as_view(), name="partners"),
        path("reports/partners/<uuid:uuid>/", PartnerView.as_view(), name="partner"),
    ]


@hooks.register("register_reports_menu_item")
def lead_to_partners() -> MenuItem:
    return AdminOnlyMenuItem(_("Partners"), reverse_lazy("partners"), name="partners", icon_name="site", order=910)
