"""That somebody was there, under a number."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.plugins.workshops.models.registration import Registration
from cms.plugins.workshops.models.workshop_date import WorkshopDate

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: none is taken for another
LENGTH, GROUP = 12, 4


def new_number() -> str:
    """60 random bits, such as 7K3Q-0VXB-9M2D: nobody finds one by trying."""
    found = "".join(secrets.choice(LETTERS) for _each in range(LENGTH))
    return "-".join(found[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_number(text: str) -> str:
    """As people type it: small, with spaces, with O for 0 and I or L for 1."""
    plain = "".join(one for one in text.upper() if one.isalnum()).translate(str.maketrans("OIL", "011"))
    return "-".join(plain[start : start + GROUP] for start in range(0, min(len(plain), 2 * LENGTH), GROUP))


class Certificate(models.Model):
    """The number stays when the list is erased; the name is kept as a keyed hash, and only as long as the list."""

    number = models.CharField(_("number"), max_length=20, unique=True, default=new_number)
    workshop_date = models.ForeignKey(WorkshopDate, on_delete=models.CASCADE, related_name="certificates")
    registration = models.OneToOneField(Registration, on_delete=models.SET_NULL, null=True, related_name="certificate")
    name_hash = models.CharField(max_length=64, blank=True)
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.number

    def is_of(self, name: str) -> bool:
        """Whether it was issued for somebody of this name."""
        return bool(self.name_hash) and constant_time_compare(self.name_hash, hash_of(name))


def hash_of(name: str) -> str:
    """Keyed, so that nobody without the site's key can try names. Spaces and capitals do not count."""
    return salted_hmac("workshops.certificate", " ".join(name.casefold().split()), algorithm="sha256").hexdigest()
