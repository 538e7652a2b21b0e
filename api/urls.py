"""Addresses below /api/v1, without slashes at the end; the base itself has both."""

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, path
from rest_framework.views import APIView

from api.negotiation import AlwaysJson
from api.resources import CONTENT, PAGES, RESOURCES, Resource
from api.views.content import ContentAtPath, ContentDetail, NewsList, Site
from api.views.docs import Docs
from api.views.openapi import OpenApi
from api.views.organization import OrganizationDetail, OrganizationList
from api.views.profile import Profile
from api.views.record import RecordDetail, RecordList
from api.views.root import Root
from api.views.search import Search
from api.views.service import ServiceDetail
from cms.plugin_api.registry import collect

VIEWS: dict[str, tuple[type[RecordList], type[RecordDetail]]] = {
    "organizations": (OrganizationList, OrganizationDetail),
    "services": (RecordList, ServiceDetail),
    **{one.path: (RecordList, ContentDetail) for one in CONTENT},
    "news": (NewsList, ContentDetail),
}


def as_public_view(view: type[APIView], **kwargs: Any) -> Callable[..., HttpResponseBase]:
    """The view without login and without a choice of formats, whatever the settings say for the admin's views."""
    return view.as_view(authentication_classes=[], content_negotiation_class=AlwaysJson, **kwargs)


def addresses_of(resource: Resource) -> list[URLPattern]:
    """A list and its records."""
    known = {"resource": resource, "tag": resource.tag}
    list_view, record_view = VIEWS.get(resource.path, (RecordList, RecordDetail))
    many = as_public_view(list_view, parameters=resource.parameters, operation_id=resource.list_id, **known)
    one = as_public_view(record_view, parameters=resource.record_parameters, operation_id=resource.record_id, **known)
    return [
        path(f"/{resource.path}", many, name=resource.path),
        path(f"/{resource.path}/<str:id>", one, name=f"{resource.path}_detail"),
    ]


def plugin_endpoints() -> list[URLPattern]:
    """Resources of the plugins, each below the plugin's name."""
    return [
        path(f"/{plugin}/{endpoint.path}".rstrip("/"), as_public_view(endpoint.view), name=f"{plugin}_{endpoint.name}")
        for plugin, endpoint in collect("api_endpoints")
    ]


app_name = "api"
urlpatterns: list[Any] = [
    path("", as_public_view(Root), name="root"),
    path("/", as_public_view(Root)),
    path("/openapi.json", as_public_view(OpenApi), name="openapi"),
    path("/docs", as_public_view(Docs), name="docs"),
    path("/profile", as_public_view(Profile), name="profile"),
    path("/search", as_public_view(Search), name="search"),
    path("/site", as_public_view(Site, tag="content"), name="site"),
    path("/pages/at", as_public_view(ContentAtPath, resource=PAGES, tag="content", operation_id="getPageAtPath"), name="page_at"),
    *chain.from_iterable(map(addresses_of, RESOURCES)),
    *plugin_endpoints(),
]
