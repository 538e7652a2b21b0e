"""Names of the public holidays of Germany's states, which the package `holidays` gives in English."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

NAMES = (
    _("75th anniversary of the East German uprising of 1953"),
    _("All Saints' Day"),
    _("Ascension Day"),
    _("Assumption Day"),
    _("Augsburg Peace Festival"),
    _("Christmas Day"),
    _("Corpus Christi"),
    _("Easter Monday"),
    _("Easter Sunday"),
    _("Epiphany"),
    _("German Unity Day"),
    _("Good Friday"),
    _("Labor Day"),
    _("New Year's Day"),
    _("Pentecost"),
    _("Pentecost Monday"),
    _("Reformation Day"),
    _("Repentance and Prayer Day"),
    _("Second Day of Christmas"),
    _("Women's Day"),
    _("World Children's Day"),
)


def holiday_name(english: str) -> str:
    """In the language of the answer; several that fall on one day have "; " between. Other countries' stay as they are."""
    return ", ".join(gettext(name) for name in english.split("; ") if name)
