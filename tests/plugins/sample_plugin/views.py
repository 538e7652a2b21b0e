from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from cms.published.models import PublishedDocument


def bench(request: HttpRequest, uuid: UUID) -> HttpResponse:
    document = get_object_or_404(PublishedDocument.objects.current("bench", get_language() or "de").of(uuid))
    return render(request, "sample_plugin/bench.html", {"bench": document})
