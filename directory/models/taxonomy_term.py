"""A term of a taxonomy: one topic, one target group."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.record import DirectoryRecord
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
        help_text=_("Whoever searches for the broader term finds this one too."),
    )
    code = models.SlugField(
        _("code"), max_length=50, help_text=_("Stands in web addresses and in the API. Who changes it breaks links of others.")
    )
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), help_text=_("What belongs to it, in one sentence."))
    term_uri = models.URLField(
        _("address of the original term"), blank=True, help_text=_("Where the term is published, if it was not made here.")
    )
    sort_order = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Small numbers come first."))

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

    def clean(self) -> None:
        super().clean()
        others = TaxonomyTerm.objects.filter(taxonomy_id=self.taxonomy_id, locale_id=self.locale_id).exclude(pk=self.pk)
        if others.filter(code=self.code).exists():
            raise ValidationError({"code": _("Another term of this taxonomy has this code.")})
