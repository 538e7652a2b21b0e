"""Benches as JSON, straight from the published window."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.views import APIView

from cms.published.models import PublishedDocument


class BenchList(APIView):
    def get(self, request: Request) -> HttpResponse:
        benches = PublishedDocument.objects.current("bench", "de").order_by("sort_key").values_list("item", flat=True)
        return HttpResponse(f'{{"contents": [{", ".join(benches)}]}}', content_type="application/json")


class BenchDetail(APIView):
    def get(self, request: Request, uuid: UUID) -> HttpResponse:
        bench = get_object_or_404(PublishedDocument.objects.current("bench", "de").of(uuid))
        return HttpResponse(bench.full, content_type="application/json")
