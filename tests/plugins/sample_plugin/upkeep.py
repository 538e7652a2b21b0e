"""What is done with benches beside showing them."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest

from cms.plugin_api.contributions import TodoLine
from sample_plugin.models import Bench


def hidden_benches(request: HttpRequest) -> Iterator[TodoLine]:
    if request.user.is_authenticated:
        yield TodoLine("Hidden benches", "/admin/benches/", Bench.objects.filter(hidden=True).count())


def forget_benches() -> None:
    Bench.objects.filter(name="").delete()


def number_of_benches(first: date, last: date) -> int:
    return Bench.objects.exclude(closes_at__date__lt=first).count()
