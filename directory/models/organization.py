"""Who offers services: an authority, an association, a religious community."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.provenance import Sourced
from directory.models.record import DirectoryRecord
from directory.models.verification import Verified


class Organization(Verified, Sourced, DirectoryRecord):
    """HSDS organization. Its name is a proper name and stays as it is in every language."""

    kind = "organization"
    name = models.CharField(_("name"), max_length=200, help_text=_("As it calls itself. It is the same in all languages."))
    alternate_name = models.CharField(
        _("other name"), max_length=200, blank=True, help_text=_("By which people search too, such as a short form.")
    )
    description = models.TextField(_("description"), help_text=_("What it does, in two or three short sentences."))
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    legal_status = models.CharField(
        _("legal form"), max_length=100, blank=True, help_text=_("Such as registered association, district authority, church.")
    )
    year_incorporated = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    uri = models.URLField(
        _("persistent identifier"),
        blank=True,
        help_text=_("Under which a public register names the organization for good. Empty when there is none."),
    )
    parent_organization = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("The larger body of which it is a part, such as the district of an office."),
    )

    exclude_fields_in_copy = ["phones", "funding", "organization_identifiers"]
    translatable_fields = [
        TranslatableField("alternate_name"),
        TranslatableField("description"),
        TranslatableField("contacts"),
        TranslatableField("programs"),
        TranslatableField("additional_websites"),
        TranslatableField("closing_periods"),
    ]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent_organization=models.F("id")),
                name="organization_not_its_own_parent",
                violation_error_message=_("An organization does not belong to itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(year_incorporated=None) | models.Q(year_incorporated__range=(700, 2200)),
                name="organization_year_is_plausible",
                violation_error_message=_("The year of foundation lies between 700 and 2200."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
