"""What everybody reads: groups, and the decisions they publish. From the window alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.languages import LANGUAGES, language_of
from cms.plugins.groups.calendar import EVENT
from cms.plugins.groups.group_kind import GroupKind
from cms.plugins.groups.publishing import DECISION, KIND
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.published.reading import content_of
from site_pages.reading.formats import clock_time, day_in_year, local_date
from site_pages.reading.links import current_language

FEW = 5  # decisions on the list of groups


@dataclass(frozen=True)
class Shown:
    """A group's or decision's JSON, for a reader's language."""

    content: Mapping[str, Any]
    url: str
    language: str

    @property
    def kind_label(self) -> Any:
        return GroupKind(self.content["group_kind"]).label

    @property
    def decided(self) -> str:
        return local_date(date.fromisoformat(self.content["decided_on"]), self.language)

    @property
    def starts(self) -> str:
        """Day and time of a meeting."""
        starts = datetime.fromisoformat(self.content["dates"][0]["starts_at"])
        return f"{day_in_year(starts.date(), self.language)}, {clock_time(starts, self.language)}"

    @property
    def due(self) -> str:
        due = self.content.get("due_on")
        return local_date(date.fromisoformat(due), self.language) if due else ""


def shown(document: PublishedDocument) -> Shown:
    return Shown(content_of(document), document.url, document.language)


@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    language = current_language()
    context = {
        "language": language_of(language),
        "groups": [shown(one) for one in PublishedDocument.objects.current(KIND, language).listed().in_order()],
        "decisions": [shown(one) for one in PublishedDocument.objects.current(DECISION, language).listed().in_order()[:FEW]],
        "language_urls": {one.code: f"/{one.code}/groups/" for one in LANGUAGES},
        "canonical_url": absolute(reverse("groups:groups")),
        "alternates": [(one, absolute(f"/{one.code}/groups/")) for one in LANGUAGES],
    }
    return render(request, "groups/groups.html", context)


def group_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """A query each for its decisions and for the meetings that everybody may come to."""
    return {
        "group": shown(document),
        "decisions": belonging(DECISION, document),
        "meetings": belonging(EVENT, document) if EVENT in kinds() else [],
    }


def belonging(kind: str, group: PublishedDocument) -> list[Shown]:
    found = PublishedDocument.objects.current(kind, group.language).with_facet("group_id", [str(group.uuid)])
    return [shown(one) for one in found.in_order()]


def decision_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """One query for its group."""
    decision = shown(document)
    group = PublishedDocument.objects.current(KIND, document.language).of(decision.content["group"]["id"]).first()
    return {"decision": decision, "group_url": group.url if group else ""}
