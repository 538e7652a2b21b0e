"""HSDS cost_option, and on which days nothing is to be paid."""

from datetime import date, timedelta

from cms.translations.texts import Texts
from directory import models
from directory.hsds.schedule import iso
from directory.hsds.shape import Shape

ONE_DAY = timedelta(days=1)


class CostOption(Shape, kw_only=True):
    id: str
    valid_from: str | None = None
    valid_to: str | None = None
    option: str | None = None
    currency: str | None = None
    amount: float | None = None
    amount_description: str | None = None
    x_fallback_fields: list[str] = []


class FreeDays(Shape, kw_only=True):
    """It is free of charge from the first day to the last; without one of them, without that end."""

    first: date | None = None
    last: date | None = None


def free_days(source: models.Service) -> list[FreeDays]:
    """When there are costs that hold, and each of them is 0. Changes of price at midnight need no publish."""
    options = list(source.cost_options.all())
    begins = {one.valid_from for one in options if one.valid_from}
    begins |= {one.valid_to + ONE_DAY for one in options if one.valid_to and one.valid_to < date.max}
    days = sorted({date.min, *begins})
    ends = [*(day - ONE_DAY for day in days[1:]), date.max]
    return joined([(first, last) for first, last in zip(days, ends, strict=True) if is_free_on(first, options)])


def is_free_on(day: date, options: list[models.CostOption]) -> bool:
    amounts = [one.amount for one in options if one.holds_on(day)]
    return bool(amounts) and all(amount == 0 for amount in amounts)


def joined(periods: list[tuple[date, date]]) -> list[FreeDays]:
    """Periods that follow each other without a day between are one."""
    found: list[tuple[date, date]] = []
    for first, last in periods:
        if found and found[-1][1] + ONE_DAY == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return [FreeDays(first=None if a == date.min else a, last=None if b == date.max else b) for a, b in found]


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
