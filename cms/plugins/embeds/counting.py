"""Counts what partners show, where its address says whose page it is: `partner=<public id of an organization>`.

The address that counts sends on to the one without, which is the same for all partners: that one is answered from memory.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect

from cms.languages import SOURCE_LANGUAGE
from cms.plugin_api.guard import guarded
from cms.plugins.embeds.models import EmbedUsage
from cms.published.models import PublishedDocument
from cms.users.clients import address_of, within

PARTNER = "partner"
MOST, MINUTE = 60, 60  # counts of one address in so many seconds: nobody fills the table by pressing reload
NEVER_STORED = {"Cache-Control": "no-store"}


def counted(request: HttpRequest, shown: str) -> HttpResponseRedirect:
    """Sends on to the same address without `partner`. What cannot be counted is shown nevertheless."""
    rest = request.GET.copy()
    asked_for = rest.pop(PARTNER)[-1]
    if request.method == "GET":
        guarded("embeds", "usage", partial(count, str(asked_for), shown, request), None)
    query = f"?{rest.urlencode()}" if rest else ""
    response = HttpResponseRedirect(f"{request.path}{query}", headers=NEVER_STORED)
    del response.headers["Content-Type"]  # of nothing
    return response


def count(partner: str, shown: str, request: HttpRequest) -> None:
    """Once more, for an organization that is public."""
    try:
        uuid = UUID(partner)
    except ValueError:
        return
    if within(f"embeds.{address_of(request)}", MOST, MINUTE) and is_public(uuid):
        EmbedUsage.count(organization=uuid, shown=shown)


def is_public(organization: UUID) -> bool:
    return PublishedDocument.objects.current("organization", SOURCE_LANGUAGE).of(organization).exists()
