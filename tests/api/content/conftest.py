"""A small site with a guide, news and pages."""

from typing import Any

import pytest

from site_pages.models import GuidePage, HomePage, NewsIndexPage, NewsPage, SectionPage, StandardPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory, place


@pytest.fixture
def site(db: None) -> dict[str, Any]:
    """By name: home, section, guide, text, overview, news, service, term, place."""
    home: HomePage = pages.home()
    finder = pages.finder(home)
    term, polch = TaxonomyTermFactory(code="sprache", name="Deutsch lernen"), place()
    service = ServiceFactory(name="Sprachkurs", terms=[term])
    section = pages.child(SectionPage, home, "Ratgeber", slug="ratgeber")
    body = [
        ("heading", {"text": "Zuerst", "level": "h2"}),
        ("rich_text", f'<p>Lesen Sie <a linktype="page" id="{section.pk}">den Ratgeber</a>.</p>'),
        ("services", {"title": "Kurse", "topic": "sprache", "place": "", "limit": 3}),
    ]
    steps = [("step", {"title": "Anrufen", "text": "<p>Heute.</p>"})]
    about = {"introduction": "So geht es.", "topics": [term], "services": [service]}
    guide = pages.child(GuidePage, section, "Deutsch lernen", slug="deutsch", body=body, steps=steps, **about)
    text = pages.child(StandardPage, home, "Impressum", slug="impressum")
    overview = pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    news = pages.child(NewsPage, overview, "Neuer Kurs", slug="kurs", date="2026-11-01", topics=[term], places=[polch])
    pages.child(NewsPage, overview, "Für alle", slug="alle", date="2026-11-02")
    found = {"home": home, "finder": finder, "section": section, "guide": guide, "text": text, "overview": overview}
    return found | {"news": news, "service": service, "term": term, "place": polch}
