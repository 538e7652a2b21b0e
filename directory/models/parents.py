"""Children that may belong to records of several kinds, as HSDS has them: to exactly one at a time."""

from django.db import models
from django.db.models import Q


def exactly_one(*parents: str, name: str) -> models.CheckConstraint:
    """A constraint: one of the foreign keys is set, the others are empty."""
    condition = Q()
    for parent in parents:
        others = Q(**{f"{other}__isnull": True for other in parents if other != parent})
        condition |= Q(**{f"{parent}__isnull": False}) & others
    return models.CheckConstraint(condition=condition, name=name)
