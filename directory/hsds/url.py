"""HSDS url: more on the web, with what is found there."""

from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape


class Url(Shape, kw_only=True):
    id: str
    label: str | None = None
    url: str
    x_fallback_fields: list[str] = []


def urls(record: models.Organization | models.Service, relation: str, texts: Texts) -> list[Url]:
    """Those of a record, which calls them `additional_urls` or `additional_websites`."""
    return [url(one, record, relation, texts.of_child()) for one in getattr(record, relation).all()]


def url(source: models.Url, record: models.Organization | models.Service, relation: str, texts: Texts) -> Url:
    label = texts.child_text(record, relation, source, "label")
    return Url(id=str(source.translation_key), label=label, url=source.url, x_fallback_fields=list(texts.own))
