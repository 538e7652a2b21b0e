"""HSDS cost_option."""

from cms.translations.texts import Texts
from directory import models
from directory.hsds.schedule import iso
from directory.hsds.shape import Shape


class CostOption(Shape, kw_only=True):
    id: str
    valid_from: str | None = None
    valid_to: str | None = None
    option: str | None = None
    currency: str | None = None
    amount: float | None = None
    amount_description: str | None = None
    x_fallback_fields: list[str] = []


def cost_option(source: models.CostOption, service: models.Service, texts: Texts) -> CostOption:
    texts = texts.of_child()
    return CostOption(
        id=str(source.translation_key),
        valid_from=iso(source.valid_from),
        valid_to=iso(source.valid_to),
        option=texts.child_text(service, "cost_options", source, "option"),
        currency=source.currency if source.amount is not None else None,
        amount=float(source.amount) if source.amount is not None else None,
        amount_description=texts.child_text(service, "cost_options", source, "amount_description"),
        x_fallback_fields=list(texts.own),
    )
