"""A list of terms by which services are classified."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from directory.models.record import DirectoryRecord


class Taxonomy(DirectoryRecord):
    """HSDS taxonomy: topics, target groups. `code` is what the finder's and the API's filters are called by."""

    kind = "taxonomy"
    code = models.SlugField(_("code"), max_length=50)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"))
    uri = models.URLField(_("address of the original list"), blank=True)
    version = models.CharField(_("version"), max_length=50, blank=True)

    translatable_fields = [TranslatableField("name"), TranslatableField("description")]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="taxonomy_code_once")]

    def __str__(self) -> str:
        return self.name
