"""Pages of the admin: which organizations use what is ours, and how often."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.admin.report import ForAdministrators
from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.embeds.builder import SHOWN
from cms.plugins.embeds.counting import PARTNER
from cms.plugins.embeds.usage import days_of, keys_of, partners, shown_by
from cms.published.addresses import absolute
from cms.tables import csv_response
from directory.models import Organization

LABELS = SHOWN | {
    "record": SHOWN["page"],
    "element": _("A list of offers, by a script"),
    "widget": _("Something of another extension"),
}
TITLE = _("Partners")


class PartnersView(ForAdministrators):
    template_name = "embeds/admin/partners.html"
    page_title = TITLE
    header_icon = "site"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"partners": partners(), "builder": absolute(f"/{SOURCE_LANGUAGE}/embeds/")}


class PartnerView(ForAdministrators):
    """`?export=csv` gives the days as a table to pass on."""

    template_name = "embeds/admin/partner.html"
    header_icon = "site"
    breadcrumbs_items = [*ForAdministrators.breadcrumbs_items, {"url": reverse_lazy("partners"), "label": TITLE}]

    @cached_property
    def organization(self) -> Organization:
        return get_object_or_404(Organization, **ONLY_SOURCE_ROWS, translation_key=self.kwargs["uuid"])

    def get_page_title(self) -> str:
        return self.organization.name

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        as_table = request.GET.get("export") == "csv"
        return table_of(self.organization.translation_key) if as_table else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uuid = self.organization.translation_key
        found = {
            "organization": self.organization,
            "keys": keys_of(uuid),
            "days": days_of(uuid),
            "shown": [(LABELS.get(name, name), number) for name, number in shown_by(uuid).most_common()],
            "builder": absolute(f"/{SOURCE_LANGUAGE}/embeds/?{PARTNER}={uuid}"),
            "table": f"{reverse('partner', args=[uuid])}?export=csv",
        }
        return super().get_context_data(**kwargs) | found


def table_of(organization: UUID) -> HttpResponse:
    """The columns are named as in the API: they are for programs, too."""
    days = ([one.day, one.requests, one.shown] for one in days_of(organization))
    return csv_response(str(organization), [["day", "requests", "shown"], *days])
