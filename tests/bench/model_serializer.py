"""The usual way to answer a list of services: nested serializers over the editing tables, with prefetching."""

from __future__ import annotations

from typing import Any

from django.urls import path
from rest_framework.generics import ListAPIView
from rest_framework.pagination import PageNumberPagination
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import ModelSerializer

from cms import urls
from cms.languages import SOURCE_LANGUAGE
from directory import models
from directory.publishing.public_records import whole_services
from tests.bench import usual_page


def serializer(model: type[Any], **nested: Any) -> type[Any]:
    """All columns of a model, and others inside."""
    columns = [field.name for field in model._meta.concrete_fields if not field.is_relation]
    meta = type("Meta", (), {"model": model, "fields": [*columns, *nested]})
    return type(f"{model.__name__}Serializer", (ModelSerializer,), {"Meta": meta, **nested})


def many(model: type[Any], **nested: Any) -> Any:
    return serializer(model, **nested)(many=True)


Place = serializer(models.Place)
Term = serializer(models.TaxonomyTerm, taxonomy=serializer(models.Taxonomy)())
Organization = serializer(models.Organization, phones=many(models.Phone))
Location = serializer(
    models.Location,
    place=Place(),
    addresses=many(models.Address),
    phones=many(models.Phone),
    schedules=many(models.Schedule),
    languages=many(models.Language),
)
Service = serializer(
    models.Service,
    organization=Organization(),
    terms=Term(many=True),
    phones=many(models.Phone),
    schedules=many(models.Schedule),
    languages=many(models.Language),
    cost_options=many(models.CostOption),
    required_documents=many(models.RequiredDocument),
    contacts=many(models.Contact),
    service_at_locations=many(models.ServiceAtLocation, location=Location(), schedules=many(models.Schedule)),
)


class Pages(PageNumberPagination):
    page_size = 25


class Services(ListAPIView):
    serializer_class = Service
    pagination_class = Pages
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    renderer_classes = [JSONRenderer]

    def get_queryset(self) -> Any:
        return whole_services().filter(locale__language_code=SOURCE_LANGUAGE).order_by("name")


urlpatterns = [path("bench/services", Services.as_view()), *usual_page.urlpatterns, *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500
