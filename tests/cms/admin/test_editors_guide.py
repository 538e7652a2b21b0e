"""The guide for editors calls everything what the admin calls it."""

import re
from pathlib import Path

from django.conf import settings
from django.utils.translation import trans_real

from cms.catalogues.files import LOCALE_ROOT, load

ITALIC = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?!\*)")
BUILT = {"schräg", "Veröffentlichen: Englisch"}  # the second is built of two words by a script


def words_of_the_admin() -> set[str]:
    """Of Wagtail and of this project, those of its scripts too."""
    scripts = [message.string for message in load(LOCALE_ROOT / "de/LC_MESSAGES/djangojs.po", "de")]
    pages = [text for catalog in trans_real.translation("de")._catalog._catalogs for text in catalog.values()]
    return {text.strip().casefold() for text in [*scripts, *pages] if isinstance(text, str)}


def test_words_of_the_guide_are_those_of_the_menu() -> None:
    guide = (Path(settings.BASE_DIR) / "docs" / "editors.md").read_text("utf-8")
    named = set(ITALIC.findall(guide)) - BUILT
    assert len(named) > 40
    assert {word for word in named if word.casefold() not in words_of_the_admin()} == set()
