import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from cms.languages import ONLY_SOURCE_ROWS
from site_pages.models.base_page import BasePage, content


def today() -> datetime.date:
    return timezone.localdate()


class NewsPage(BasePage):
    kind = "news"
    template = "pages/news_page.html"
    structure = (*BasePage.structure, "date")
    exclude_fields_in_copy = ["topics", "places"]  # structure stays on the source page
    parent_page_types = ["site_pages.NewsIndexPage"]
    subpage_types: list[str] = []

    date: Any = models.DateField(_("date"), default=today, help_text=_("Stands beside the title; the newest comes first."))
    topics: Any = ParentalManyToManyField(
        "directory.TaxonomyTerm",
        verbose_name=_("topics"),
        blank=True,
        related_name="+",
        limit_choices_to=models.Q(taxonomy__code="topics", **ONLY_SOURCE_ROWS),
        help_text=_("What the item is about."),
    )
    places: Any = ParentalManyToManyField(
        "directory.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "municipality"},
        help_text=_("Whom it concerns. Empty: the whole district."),
    )

    content_panels = content(FieldPanel("date"), FieldPanel("topics"), FieldPanel("places"))

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
