"""What kinds of events there are, in words that visitors read, too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventType(models.TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    MEETING = "meeting", _("Meeting")
    CONSULTATION_HOUR = "consultation_hour", _("Consultation hour")
    FESTIVAL = "festival", _("Festival")
