"""What a place may have for people with disabilities; visitors read these names."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Feature(models.TextChoices):
    WHEELCHAIR = "wheelchair", _("Wheelchair access")
    TOILET = "toilet", _("Step-free toilet")
    INDUCTION_LOOP = "induction_loop", _("Induction loop")
    PARKING = "parking", _("Parking for people with disabilities")
    SIGN_LANGUAGE = "sign_language", _("Sign language")
