"""Words that mean the same."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.languages import CODES, language_of
from cms.words.folding import folded

MOST_WORDS = 20
BETWEEN = re.compile("[,;،؛\n]+")


def language_choices() -> list[tuple[str, object]]:
    return [(code, language_of(code).name_for_editors) for code in CODES if "-" not in code]


class SynonymGroup(models.Model):
    """Words of one language that mean the same: whoever asks for one of them finds the others, too."""

    language = models.CharField(
        _("language"), max_length=20, choices=language_choices, help_text=_("Of the words. German ones hold on all pages.")
    )
    words = models.TextField(
        _("words"),
        help_text=_("Two or more words that mean the same, with commas between. Several words may belong together."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return " = ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        """Each once, however it is spelt."""
        found: dict[str, str] = {}
        for one in BETWEEN.split(self.words):
            found.setdefault(folded(one), " ".join(one.split()))
        return [written for form, written in found.items() if form]

    def clean(self) -> None:
        number = len(self.phrases)
        if self.words and number < 2:
            raise ValidationError({"words": _("Please write at least two different words, with a comma between.")})
        if number > MOST_WORDS:
            message = ngettext_lazy("At most %(most)d word.", "At most %(most)d words.", MOST_WORDS)
            raise ValidationError({"words": message % {"most": MOST_WORDS}})
        self.words = ", ".join(self.phrases)
