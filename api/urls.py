"""Addresses below /api/v1, without slashes at the end; the base itself has both."""

from typing import Any

from django.urls import URLPattern, path
from rest_framework.views import APIView

from api.anonymous import as_public_view
from api.views.openapi import OpenApi
from api.views.organization import OrganizationDetail, OrganizationList
from api.views.place import PlaceDetail, PlaceList
from api.views.profile import Profile
from api.views.root import Root
from api.views.service import ServiceDetail, ServiceList
from api.views.service_at_location import ServiceAtLocationDetail, ServiceAtLocationList
from api.views.taxonomy import TaxonomyDetail, TaxonomyList
from api.views.taxonomy_term import TaxonomyTermDetail, TaxonomyTermList
from cms.plugin_api.registry import collect


def resource(name: str, many: type[APIView], one: type[APIView]) -> list[URLPattern]:
    """A list and its records."""
    return [
        path(f"/{name}", as_public_view(many), name=name),
        path(f"/{name}/<str:id>", as_public_view(one), name=f"{name}_detail"),
    ]


def plugin_endpoints() -> list[URLPattern]:
    """Resources of the plugins, each below the plugin's name."""
    return [
        path(f"/{plugin}/{endpoint.path}", as_public_view(endpoint.view), name=f"{plugin}_{endpoint.name}")
        for plugin, endpoint in collect("api_endpoints")
    ]


app_name = "api"
urlpatterns: list[Any] = [
    path("", as_public_view(Root), name="root"),
    path("/", as_public_view(Root)),
    path("/openapi.json", as_public_view(OpenApi), name="openapi"),
    path("/profile", as_public_view(Profile), name="profile"),
    *resource("services", ServiceList, ServiceDetail),
    *resource("organizations", OrganizationList, OrganizationDetail),
    *resource("service_at_locations", ServiceAtLocationList, ServiceAtLocationDetail),
    *resource("taxonomies", TaxonomyList, TaxonomyDetail),
    *resource("taxonomy_terms", TaxonomyTermList, TaxonomyTermDetail),
    *resource("places", PlaceList, PlaceDetail),
    *plugin_endpoints(),
]
