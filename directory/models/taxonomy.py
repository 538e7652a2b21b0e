"""A list of terms by which services are classified."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from directory.models.record import DirectoryRecord


class Taxonomy(DirectoryRecord):
    """HSDS taxonomy: topics, target groups. `code` is what the finder's and the API's filters are called by."""

    kind = "taxonomy"
    code = models.SlugField(
        _("code"), max_length=50, help_text=_("Stands in web addresses and in the API. Who changes it breaks links of others.")
    )
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), help_text=_("What the list is for, and who keeps it."))
    uri = models.URLField(
        _("address of the original list"), blank=True, help_text=_("Where the list is published, if it was not made here.")
    )
    version = models.CharField(_("version"), max_length=50, blank=True)

    translatable_fields = [TranslatableField("name"), TranslatableField("description")]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="taxonomy_code_once")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if Taxonomy.objects.filter(code=self.code, locale_id=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError({"code": _("Another taxonomy has this code.")})
