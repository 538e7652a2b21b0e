"""What kinds of groups there are, in words that visitors read, too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    ROUND_TABLE = "round_table", _("Round table")
    WORKING_GROUP = "working_group", _("Working group")
    DIALOGUE = "dialogue", _("Dialogue of religions and state")
    ADVISORY_BOARD = "advisory_board", _("Advisory board")
