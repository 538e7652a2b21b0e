from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField


class FooterLink(TranslatableMixin, models.Model):
    """A link at the foot of every page, such as the imprint."""

    text = models.CharField(_("text"), max_length=100)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The link leads to the page in the reader's language."),
    )
    sort_order = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Small numbers come first."))

    translatable_fields = [TranslatableField("text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("link in the footer")
        verbose_name_plural = _("links in the footer")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.text
