"""What somebody can get: advice, a course, a meal, company."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import TranslatableField

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.answer import Answer
from directory.models.capacity import CONSTRAINTS, Counted
from directory.models.organization import Organization
from directory.models.place import Place
from directory.models.program import Program
from directory.models.provenance import Sourced
from directory.models.record import DirectoryRecord
from directory.models.taxonomy_term import TaxonomyTerm
from directory.models.verification import Verified

TEXTS = [
    "name",
    "alternate_name",
    "description",
    "alert",
    "application_process",
    "eligibility_description",
    "fees_description",
    "interpretation_services",
    "accreditations",
    "schedule_notes",
    "wait_time",
    "child_care_note",
]


class ServiceStatus(models.TextChoices):
    ACTIVE = "active", _("active")
    INACTIVE = "inactive", _("not offered at the moment")
    TEMPORARILY_CLOSED = "temporarily closed", _("temporarily closed")
    DEFUNCT = "defunct", _("no longer offered")


class Service(Counted, Verified, Sourced, DirectoryRecord):
    """HSDS service. Phones, hours, places and terms belong to the German row; translated rows have only texts."""

    kind = "service"
    preview_modes = [("", _("Public page"))]
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("offered by"),
        on_delete=models.PROTECT,
        related_name="services",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Visitors see the service once its organization is published."),
    )
    program = models.ForeignKey(
        Program,
        verbose_name=_("part of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="services",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("A program of the same organization."),
    )
    status = models.CharField(
        _("availability"),
        max_length=20,
        choices=ServiceStatus,
        default=ServiceStatus.ACTIVE,
        help_text=_("What is no longer offered leaves all lists; its page stays and says so."),
    )
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(
        _("other name"), max_length=200, blank=True, help_text=_("By which people search too, such as a short form.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What happens there, in short sentences. An empty line begins a new paragraph.")
    )
    alert = models.TextField(
        _("important at the moment"),
        blank=True,
        help_text=_("Stands above everything else until you delete it, such as “closed until 6 January”."),
    )
    url = models.URLField(
        _("web address"), blank=True, help_text=_("The page of the provider about this very service, with https://.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    application_process = models.TextField(
        _("first step for visitors"),
        blank=True,
        help_text=_("What somebody does first: call, write, come by. Stands at the top of the page."),
    )
    eligibility_description = models.TextField(
        _("for whom"), blank=True, help_text=_("Who may come, and who finds help elsewhere.")
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("from age"), null=True, blank=True, help_text=_("In years. Empty when there is no limit.")
    )
    maximum_age = models.PositiveSmallIntegerField(
        _("up to age"), null=True, blank=True, help_text=_("In years. Empty when there is no limit.")
    )
    fees_description = models.TextField(
        _("about the cost"), blank=True, help_text=_("What the list of costs cannot say, such as who pays less.")
    )
    interpretation_services = models.TextField(
        _("interpreting"), blank=True, help_text=_("Who interprets, into which languages, and whether one asks for it before.")
    )
    accreditations = models.TextField(
        _("accreditations"), blank=True, help_text=_("By whom the provider is approved, such as for integration courses.")
    )
    schedule_notes = models.TextField(
        _("about the opening hours"), blank=True, help_text=_("What the hours cannot say, such as what holds in school holidays.")
    )
    wait_time = models.CharField(
        _("waiting time"), max_length=200, blank=True, help_text=_("How long one waits for it, such as “about two months”.")
    )
    child_care = models.CharField(
        _("child care"),
        max_length=10,
        choices=Answer,
        default=Answer.UNKNOWN,
        help_text=_("Whether somebody looks after children during the offer."),
    )
    child_care_note = models.CharField(
        _("note about child care"),
        max_length=200,
        blank=True,
        help_text=_("Such as from which age, or that one asks for it before."),
    )
    areas = ParentalManyToManyField(
        Place,
        verbose_name=_("for people from"),
        blank=True,
        related_name="+",
        help_text=_("Where somebody has to live to come. Empty: people from anywhere may come."),
    )
    terms = ParentalManyToManyField(
        TaxonomyTerm,
        verbose_name=_("topics and target groups"),
        blank=True,
        related_name="services",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Visitors search by them: tick all that fit."),
    )

    exclude_fields_in_copy = [
        "terms",
        "areas",
        "funding",
        "phones",
        "schedules",
        "extra_openings",
        "languages",
        "service_at_locations",
    ]
    translatable_fields = [
        *(TranslatableField(text) for text in TEXTS),
        TranslatableField("cost_options"),
        TranslatableField("required_documents"),
        TranslatableField("contacts"),
        TranslatableField("additional_urls"),
        TranslatableField("closing_periods"),
    ]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_age=None)
                | models.Q(maximum_age=None)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="service_ages_in_order",
                violation_error_message=_("The upper age is below the lower one."),
            ),
            *CONSTRAINTS,
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_listed(self) -> bool:
        """What is no longer offered is found by its address alone."""
        return self.status != ServiceStatus.DEFUNCT

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/service_preview.html"

    def clean(self) -> None:
        super().clean()
        if self.minimum_age is not None and self.maximum_age is not None and self.minimum_age > self.maximum_age:
            raise ValidationError({"maximum_age": _("The upper age is below the lower one.")})
        if self.program and self.program.organization_id != self.organization_id:
            raise ValidationError({"program": _("This program belongs to another organization.")})
