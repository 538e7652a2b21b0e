"""HSDS funding: who pays for a service or an organization."""

from directory import models
from directory.hsds.ids import ids_among
from directory.hsds.shape import Shape


class Funding(Shape, kw_only=True):
    id: str
    source: str


def funding(record: models.Organization | models.Service) -> list[Funding]:
    sources = [one.source for one in record.funding.all()]
    ids = ids_among(record.translation_key, (f"funding {source}" for source in sources))
    return [Funding(id=id, source=source) for id, source in zip(ids, sources, strict=True)]
