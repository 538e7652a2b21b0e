"""Organizations with their services, which are records of their own in the window."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from api.shapes import ServiceReference, shortened
from api.views.record import RecordDetail, RecordList
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.reading import as_of_now


class OrganizationList(RecordList):
    """Services stand inside where they are asked for: `full` gives their names, `full_service` all of them."""

    def items(self, documents: PublishedDocumentQuerySet) -> list[str]:
        if not (self.asked["full"] or self.asked["full_service"]):
            return super().items(documents)
        rows = list(documents.values_list("uuid", self.column, "changes_at"))
        texts = as_of_now((text, moment) for _uuid, text, moment in rows)
        services = services_of((uuid for uuid, _text, _moment in rows), self.language, self.asked)
        return [with_services(text, services.get(uuid, [])) for (uuid, _text, _moment), text in zip(rows, texts, strict=True)]


class OrganizationDetail(RecordDetail):
    def whole(self, uuid: UUID) -> str | None:
        found = super().whole(uuid)
        return found and with_services(found, services_of([uuid], self.language, self.asked).get(uuid, []))


def services_of(organizations: Iterable[UUID], language: str, asked: Mapping[str, Any]) -> dict[UUID, list[str]]:
    """JSON of the services of some organizations, in order. One query."""
    whole = asked["full_service"]
    documents = PublishedDocument.objects.current("service", language).listed().in_order()
    documents = documents.filter(record__facets__name="organization_id", record__facets__value__in=map(str, organizations))
    rows = list(documents.values_list("record__facets__value", "full" if whole else "item", "changes_at"))
    found: dict[UUID, list[str]] = defaultdict(list)
    for (organization, _text, _moment), text in zip(rows, as_of_now((text, moment) for _one, text, moment in rows), strict=True):
        found[UUID(organization)].append(text if whole else shortened(ServiceReference, text))
    return found


def with_services(organization: str, services: list[str]) -> str:
    """JSON of an organization in which its services stand; without any, the key is missing like all that is empty."""
    return f'{organization[:-1]},"services":[{",".join(services)}]}}' if services else organization
