"""What editors do: from the form that they send until all of it is public."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PendingProjection
from directory.models import Location, Service, ServiceAtLocation, TaxonomyTerm
from site_pages.models import GuidePage
from tests.admin_forms import Form, address_of, form_at
from tests.bench.repeated import milliseconds, queries, say
from tests.running.site import ROOT

BORNE_BY = {"organization": 500, "topic": 15_000}
EVERY = 2.0  # seconds between two publishes of a busy office


def measure() -> dict[str, float]:
    client = Client()
    client.force_login(get_user_model()._default_manager.filter(is_superuser=True).first())
    figures = publishes(client, "a service", *service(client)) | publishes(client, "a guide", *guide())
    for name, prepare in {"organization": organization, "topic": topic}.items():
        figures |= spreads(client, name, *prepare())
    return figures


def publishes(client: Client, name: str, address: str, form: Callable[[], Form]) -> dict[str, float]:
    say(f"  publish {name}")
    send(client, address, form())
    asked = queries(lambda: send(client, address, form()))
    taken = milliseconds(lambda: send(client, address, form()))
    return {f"publish {name}: queries": asked, f"publish {name}: ms": taken}


def send(client: Client, address: str, form: Form) -> None:
    answer = client.post(address, form | {"action-publish": "1"})
    if answer.status_code != 302:
        raise RuntimeError(f"{address} answers {answer.status_code}")


def service(client: Client) -> tuple[str, Callable[[], Form]]:
    """With four places. Its description changes each time."""
    found = german(Service).annotate(places=Count("service_at_locations")).filter(places__lte=4).order_by("-places", "pk")[0]
    taken = found.service_at_locations.values("location")
    for location in german(Location).exclude(pk__in=taken).order_by("pk")[: 4 - found.places]:
        ServiceAtLocation.objects.create(service=found, location=location)
    german(Service).get(pk=found.pk).save_revision().publish()
    address = address_of(found, "edit")
    form, numbers = form_at(client, address), count()
    known = {name: value for name, value in form.items() if name != "description"}
    return address, lambda: known | {"description": f"Zum {next(numbers)}. Mal geändert."}


def guide() -> tuple[str, Callable[[], Form]]:
    """With ten links and three pictures. Its title changes each time."""
    targets = list(german(GuidePage).order_by("pk")[:10])
    first, *pictures = get_image_model()._default_manager.order_by("pk")[:3]
    text = "".join(f'<p><a linktype="page" id="{targets[number % len(targets)].pk}">Ziel</a></p>' for number in range(10))
    blocks = [("rich_text", rich_text(text, features=["link"]))]
    for picture in pictures:
        blocks.append(("image", {"image": {"image": picture.pk, "alt_text": "Bild", "decorative": ""}, "caption": ""}))
    form = nested_form_data({"body": streamfield(blocks), "steps": streamfield([]), "comments": inline_formset([])})
    form |= {f"body-{number}-id": f"0000000{number}-0000-4000-8000-000000000000" for number in range(len(blocks))}
    form |= dict.fromkeys(("seo_title", "search_description", "go_live_at", "expire_at"), "")
    form |= {"slug": targets[0].slug, "introduction": "Kurz", "image": first.pk}
    numbers = count()
    return reverse("wagtailadmin_pages:edit", args=[targets[0].pk]), lambda: form | {"title": f"Ratgeber {next(numbers)}"}


def organization() -> Any:
    """One that many services bear."""
    found = german(Service).order_by("pk")[0].organization
    some = list(german(Service).order_by("pk").values_list("pk", flat=True)[: BORNE_BY["organization"]])
    Service.objects.filter(pk__in=some).update(organization=found)
    return found, len(some)


def topic() -> Any:
    found = german(TaxonomyTerm).filter(taxonomy__code="topics").order_by("pk")[0]
    through: Any = Service.terms.through
    some = german(Service).exclude(terms=found).order_by("pk").values_list("pk", flat=True)
    through.objects.bulk_create(
        [through(service_id=pk, taxonomyterm_id=found.pk) for pk in some[: BORNE_BY["topic"]]], ignore_conflicts=True
    )
    return found, german(Service).filter(terms=found).count()


def spreads(client: Client, name: str, record: Any, number: int) -> dict[str, float]:
    """A new name, and how long it takes until the last of those that bear it says so, while somebody publishes services."""
    say(f"  rename one {name} that {number} services bear")
    address = address_of(record, "edit")
    form = form_at(client, address) | {"name": f"{record.name} neu"}
    started = time.perf_counter()
    asked = queries(lambda: send(client, address, form))
    sent, waiting = time.perf_counter(), PendingProjection.objects.count()
    meanwhile = publishes_meanwhile(client)
    about = f"rename one {name} of many"
    return {
        f"{about}: services": float(number),
        f"{about}: queries": asked,
        f"{about}: ms until the editor goes on": (sent - started) * 1000,
        f"{about}: records that wait": float(waiting),
        f"{about}: seconds until all is visible": time.perf_counter() - started,
        f"{about}: still waiting": float(PendingProjection.objects.count()),
        f"{about}: publishes meanwhile": float(len(meanwhile)),
        f"{about}: lock errors meanwhile": float(meanwhile.count(None)),
        f"{about}: ms of the slowest publish meanwhile": max((taken for taken in meanwhile if taken), default=0.0),
    }


def publishes_meanwhile(client: Client) -> list[float | None]:
    """Milliseconds of each publish while a worker works off its queue; None for one that met a lock error."""
    address, form = service(client)
    taken: list[float | None] = []
    worker = subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "run_worker", "--once"], stdout=sys.stderr)
    while worker.poll() is None:
        started = time.perf_counter()
        try:
            send(client, address, form())
            taken.append((time.perf_counter() - started) * 1000)
        except OperationalError:
            taken.append(None)
        time.sleep(EVERY)
    if worker.returncode:
        raise RuntimeError("The worker failed")
    return taken


def german(model: type[Any]) -> Any:
    return model._default_manager.filter(live=True, locale__language_code=SOURCE_LANGUAGE)
