"""What to bring."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from directory.models.service import Service


class RequiredDocument(TranslatableMixin, Orderable):
    """HSDS required_document."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.CharField(
        _("document"), max_length=200, help_text=_("As it is called at the counter, such as residence permit.")
    )
    uri = models.URLField(_("form or explanation on the web"), blank=True, help_text=_("With https://."))

    translatable_fields = [TranslatableField("document")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")

    def __str__(self) -> str:
        return self.document
