"""What a service costs."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from directory.models.service import Service

is_currency = RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, such as EUR."))


class CostOption(TranslatableMixin, Orderable):
    """HSDS cost_option; an amount of 0 means free of charge."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(_("what for"), max_length=200, help_text=_("Such as course fee, or lunch."))
    amount = models.DecimalField(
        _("amount"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free of charge. Empty when it cannot be said in a number."),
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR", validators=[is_currency])
    amount_description = models.CharField(
        _("about the amount"), max_length=200, blank=True, help_text=_("Such as “a month” or “with a reduction 5 €”.")
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Before this day the price is not shown. Empty: it holds already.")
    )
    valid_to = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("After this day the price is not shown. Empty: it has no end.")
    )

    translatable_fields = [TranslatableField("option"), TranslatableField("amount_description")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="cost_option_not_negative",
                violation_error_message=_("An amount is 0 or more."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=models.F("valid_to")),
                name="cost_option_validity_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.option

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValidationError({"valid_to": _("The last day is before the first.")})

    def holds_on(self, day: date) -> bool:
        """Whether it is what one pays on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
