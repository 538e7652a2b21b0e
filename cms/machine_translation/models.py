"""Terms with a fixed translation, and how many words a month machines have translated."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.daily_use import DailyUse
from cms.languages import TARGET_CHOICES


def language_choices() -> list[tuple[str, object]]:
    return [("", _("all languages")), *TARGET_CHOICES]


class GlossaryTerm(models.Model):
    """How a German term is translated into a language; without a translation it stays German."""

    term = models.CharField(
        _("German term"), max_length=100, help_text=_("As it stands in the texts, such as a name or a title.")
    )
    language = models.CharField(
        _("into"),
        max_length=20,
        blank=True,
        choices=language_choices,
        help_text=_("Of the translation. A term that is never translated holds for all languages."),
    )
    translation = models.CharField(
        _("translation"), max_length=200, blank=True, help_text=_("Leave it empty if the term is not to be translated.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("For translators: when it is used so."))

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["term", "language"]
        constraints = [models.UniqueConstraint(fields=["term", "language"], name="glossary_term_once")]

    def __str__(self) -> str:
        return f"{self.term} → {self.translation or self.term}"

    def clean(self) -> None:
        self.term, self.translation = " ".join(self.term.split()), " ".join(self.translation.split())
        if self.translation and not self.language:
            raise ValidationError({"language": _("Please choose the language of the translation.")})


def glossary(language: str) -> dict[str, str]:
    """Translations by German term; those for the language win over those for all. One query."""
    return {one.term: one.translation or one.term for one in terms_for(language)}


def terms_for(language: str) -> list[GlossaryTerm]:
    """Each term once, in the order of the alphabet. One query."""
    rows = GlossaryTerm.objects.filter(Q(language=language) | Q(language="")).order_by("language")
    return sorted({one.term: one for one in rows}.values(), key=lambda one: one.term)


class MachineUse(DailyUse):
    """Words sent to an engine in a day."""

    engine = models.CharField(_("engine"), max_length=100)
    words = models.PositiveBigIntegerField(_("words"), default=0)

    class Meta:
        verbose_name = _("use of machine translation")
        verbose_name_plural = _("use of machine translation")
        ordering = ["-day", "engine"]
        constraints = [models.UniqueConstraint(fields=["engine", "day"], name="machine_use_once")]

    def __str__(self) -> str:
        return f"{self.engine} {self.day}"

    @classmethod
    def add(cls, engine: str, words: int) -> None:
        cls.count(engine=engine)
        cls.objects.filter(engine=engine, day=timezone.localdate()).update(words=F("words") + words)


def words_this_month() -> int:
    found = MachineUse.objects.filter(day__gte=timezone.localdate().replace(day=1)).aggregate(words=Sum("words", default=0))
    return int(found["words"])


def words_left() -> int | None:
    """None where nobody has set a budget."""
    budget = settings.MACHINE_TRANSLATION_WORDS
    return max(0, budget - words_this_month()) if budget else None
