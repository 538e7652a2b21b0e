"""Children that may belong to records of several kinds, as HSDS has them: to exactly one at a time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Locale, TranslatableMixin


class ChildOfOneParent(TranslatableMixin):
    """A child with words. Its language is that of the parent it has; Wagtail looks at the first parental key only."""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def get_default_locale(self) -> Locale:
        keys = [field for field in self._meta.concrete_fields if isinstance(field, ParentalKey)]
        parent = next((found for key in keys if (found := getattr(self, key.name))), None)
        return parent.locale if parent else Locale.get_default()


def exactly_one(*parents: str, name: str) -> models.CheckConstraint:
    """A constraint: one of the foreign keys is set, the others are empty."""
    condition = Q()
    for parent in parents:
        others = Q(**{f"{other}__isnull": True for other in parents if other != parent})
        condition |= Q(**{f"{parent}__isnull": False}) & others
    message = _("It belongs to exactly one record.")
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)
