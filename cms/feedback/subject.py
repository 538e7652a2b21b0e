"""What visitors can report about a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What is wrong."""

    PHONE = "phone", _("The phone number or e-mail is wrong")
    HOURS = "hours", _("The opening hours are wrong")
    PLACE = "place", _("The address is wrong")
    GONE = "gone", _("This offer does not exist any more")
    WORDS = "words", _("I do not understand the text")
    OTHER = "other", _("Something else")
