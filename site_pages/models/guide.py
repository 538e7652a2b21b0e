from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.languages import ONLY_SOURCE_ROWS
from site_pages.fields import StepsField
from site_pages.models.base_page import BasePage, content


class GuidePage(BasePage):
    """Tells what to do, step by step, and where to find help with it."""

    kind = "guide"
    template = "pages/guide_page.html"
    words = (*BasePage.words, "steps")
    exclude_fields_in_copy = ["topics", "services"]  # structure stays on the source page

    steps = StepsField(
        verbose_name=_("steps"),
        blank=True,
        help_text=_("One after the other, as somebody takes them. They are numbered by themselves."),
    )
    topics: Any = ParentalManyToManyField(
        "directory.TaxonomyTerm",
        verbose_name=_("topics"),
        blank=True,
        related_name="+",
        limit_choices_to=models.Q(taxonomy__code="topics", **ONLY_SOURCE_ROWS),
        help_text=_("What the guide is about. They stand below its title."),
    )
    services: Any = ParentalManyToManyField(
        "directory.Service",
        verbose_name=_("related services"),
        blank=True,
        related_name="+",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Who helps with it. They stand below the steps."),
    )

    content_panels = content(FieldPanel("steps"), FieldPanel("topics"), FieldPanel("services"))
    search_fields = [*BasePage.search_fields, index.SearchField("steps")]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
