from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bookcase(models.Model):
    """Stands somewhere; the public sees it once it is `open`."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    shelves = models.PositiveSmallIntegerField(_("shelves"), default=3)
    open = models.BooleanField(_("open"), default=False)

    class Meta:
        verbose_name = _("bookcase")
        verbose_name_plural = _("bookcases")

    def __str__(self) -> str:
        return self.name
