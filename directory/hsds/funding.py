"""HSDS funding: who pays for a service or an organization."""

from uuid import uuid5

from directory import models
from directory.hsds.shape import Shape


class Funding(Shape, kw_only=True):
    id: str
    source: str


def funding(record: models.Organization | models.Service) -> list[Funding]:
    key = record.translation_key
    return [Funding(id=str(uuid5(key, f"funding {one.source}")), source=one.source) for one in record.funding.all()]
