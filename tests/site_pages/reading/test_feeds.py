"""News as RSS."""

from datetime import date, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.utils import timezone

from site_pages.models import NewsIndexPage, NewsPage
from tests.factories import pages


@pytest.fixture
def index(home):
    return pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles", introduction="Kurse < 10 € & mehr")


def channel(reader, language="de"):
    answer = reader.get(f"/{language}/aktuelles/feed/")
    return fromstring(answer.content).find("channel")  # noqa: S314  our own answer


def test_plain_text_comes_out_of_the_feed_as_it_was_typed(index, reader):
    pages.child(NewsPage, index, "Kosten < 5 € & mehr", introduction='Ab <b>12</b> Jahren & "gratis".\nJeden Tag.')

    feed = channel(reader)
    (item,) = feed.findall("item")
    assert item.find("title").text == "Kosten < 5 € & mehr"  # a title is plain text
    assert item.find("description").text == "Ab &lt;b&gt;12&lt;/b&gt; Jahren &amp; &quot;gratis&quot;.<br>Jeden Tag."
    assert feed.find("description").text == "Kurse &lt; 10 € &amp; mehr"


def test_news_that_is_dated_ahead_waits_for_its_day(index, reader):
    today = timezone.localdate()
    for title, day in (("Gestern", today - timedelta(1)), ("Heute", today), ("Morgen", today + timedelta(1))):
        pages.child(NewsPage, index, title, date=day)
    pages.child(NewsPage, index, "Einst", date=date(2020, 1, 1))

    for language in ("de", "ar"):
        assert [one.find("title").text for one in channel(reader, language).findall("item")] == ["Heute", "Gestern", "Einst"]
