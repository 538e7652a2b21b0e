"""A term of a taxonomy: one topic, one target group."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from directory.models.record import ONLY_SOURCE_ROWS, DirectoryRecord
from directory.models.taxonomy import Taxonomy


class TaxonomyTerm(DirectoryRecord):
    """HSDS taxonomy_term; terms may stand below others of the same taxonomy."""

    kind = "taxonomy_term"
    taxonomy = models.ForeignKey(
        Taxonomy,
        verbose_name=_("taxonomy"),
        on_delete=models.PROTECT,
        related_name="terms",
        limit_choices_to=ONLY_SOURCE_ROWS,
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader term"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower_terms",
        limit_choices_to=ONLY_SOURCE_ROWS,
    )
    code = models.SlugField(_("code"), max_length=50)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"))
    term_uri = models.URLField(_("address of the original term"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("position"), default=0)

    translatable_fields = [TranslatableField("name"), TranslatableField("description")]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("taxonomy term")
        verbose_name_plural = _("taxonomy terms")
        ordering = ["taxonomy_id", "sort_order", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code", "locale"], name="taxonomy_term_code_once"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="taxonomy_term_not_its_own_parent",
                violation_error_message=_("A term is not its own broader term."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
