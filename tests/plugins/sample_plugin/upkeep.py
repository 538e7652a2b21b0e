"""What is done with benches beside showing them."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

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


def demo_benches(identity: Callable[[str, str], UUID]) -> Iterator[Callable[[], object]]:
    yield lambda: Bench.objects.get_or_create(uuid=identity("bench", "market"), defaults={"name": "Marktplatz"})
