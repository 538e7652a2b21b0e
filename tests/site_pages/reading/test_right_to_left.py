"""What is read from left to right stays so inside Arabic and Persian text."""

import pytest
from django.template import Context, Template
from django.utils import translation

from site_pages.models import StandardPage
from site_pages.reading.formats import isolated
from tests.factories import pages


def ltr(text):
    return f'<bdi dir="ltr">{text}</bdi>'


@pytest.mark.parametrize(
    "html, result",
    [
        ("<p>اتصل 116 117 الآن</p>", f"<p>اتصل {ltr('116 117')} الآن</p>"),
        ("<p>+49 261 0155 300.</p>", f"<p>{ltr('+49 261 0155 300')}.</p>"),
        ("<p>https://amt.example.org/</p>", f"<p>{ltr('https://amt.example.org/')}</p>"),
        ("<p>في 3 أيام، غرفة 12</p>", "<p>في 3 أيام، غرفة 12</p>"),
        (f"<a href='tel:116 117'>{ltr('116 117')}</a>", f"<a href='tel:116 117'>{ltr('116 117')}</a>"),
        ("<title>116 117</title><script>1 2</script>", "<title>116 117</title><script>1 2</script>"),
        ("<select><option>1 2</option></select> 1 2", f"<select><option>1 2</option></select> {ltr('1 2')}"),
        ("<svg><path d='M1 2 3 4'/></svg>", "<svg><path d='M1 2 3 4'/></svg>"),
    ],
)
def test_numbers_of_several_groups_keep_their_order(html, result):
    assert isolated(html) == result


@pytest.mark.parametrize(
    "language, number", [("fa", ltr("116 117")), ("ar", ltr("116 117")), ("de", "116 117"), ("uk", "116 117")]
)
def test_numbers_are_marked_where_text_runs_from_the_right(language, number):
    template = Template(
        "{% load wegweiser %}{% left_to_right_numbers %}<p>{{ text }} &amp; 116 117</p>{% endleft_to_right_numbers %}"
    )
    with translation.override(language):
        assert template.render(Context({"text": "<b>"})) == f"<p>&lt;b&gt; &amp; {number}</p>"


def test_the_title_of_a_window_says_its_language(home, reader):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    assert '<title lang="de" dir="ltr">Impressum' in reader.get("/ar/impressum/").content.decode()

    pages.translate(page, "ar", {"title": "بيانات"})
    assert '<title lang="ar" dir="rtl">بيانات' in reader.get("/ar/impressum/").content.decode()
    assert '<title lang="ar" dir="rtl">' in reader.get("/ar/keine-seite/").content.decode()
