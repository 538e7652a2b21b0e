import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from cms.catalogues.completeness import problems
from cms.catalogues.extraction import as_python, template_catalog, texts_of
from cms.catalogues.files import CATALOGUE_CODES, as_po, compile_all, load, po_path, updated

TEMPLATE = """
{% load i18n %}
    {% translate "Search" %}
  <a title="{% translate 'Open' context 'door' %}">{% blocktranslate trimmed %}
      Find help
      near you
  {% endblocktranslate %}</a>
{% blocktranslate trimmed count number=n %}{{ number }} offer{% plural %}{{ number }} offers{% endblocktranslate %}
{{ name|default:_("Nobody") }} (ungleiche Klammern, "Anführungszeichen
"""
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
words = _("Search"), ngettext("%(n)s day", "%(n)s days", 2), pgettext("door", "Open"), f"{1}"
# Translators: a headline
title = _(
    "A long "
    "title"
)
"""


def words(source: str, name: str) -> list[tuple[str | tuple[str, ...], str | None]]:
    return [(text.words, text.context) for text in texts_of(source, name)]


def test_texts_of_a_template_are_found_with_plural_and_context():
    assert words(as_python(TEMPLATE, "a.html"), "a.html") == [
        ("Search", None),
        ("Open", "door"),
        ("Find help near you", None),
        (("%(number)s offer", "%(number)s offers"), None),
        ("Nobody", None),
    ]


def test_texts_of_code_are_found_with_plural_context_and_comment():
    assert words(PYTHON, "a.py") == [
        ("Search", None),
        (("%(n)s day", "%(n)s days"), None),
        ("Open", "door"),
        ("A long title", None),
    ]
    assert [text.comments for text in texts_of(PYTHON, "a.py")][-1] == ("Translators: a headline",)


@pytest.mark.parametrize(
    "path, is_public",
    [
        ("templates/base.html", True),
        ("cms/plugins/events/templates/events/list.html", True),
        ("cms/plugins/events/forms.py", True),
        ("cms/feedback/forms.py", True),
        ("directory/models/answer.py", True),
        ("directory/models/feature.py", True),
        ("cms/plugins/events/templates/events/admin/list.html", False),
        ("cms/plugins/events/admin.py", False),
        ("cms/plugins/events/models.py", False),
        ("templates/admin/extensions.html", False),
        ("site_pages/templatetags/wegweiser.py", True),
        ("site_pages/reading/opening_hours.py", True),
        ("site_pages/models/home.py", False),
        ("site_pages/blocks/callout.py", False),
        ("directory/models/service.py", False),
        ("api/schema.py", False),
    ],
)
def test_texts_are_public_where_readers_meet_them(path, is_public):
    assert [text.is_public for text in texts_of("_('Search')", path)] == [is_public]


@pytest.fixture
def project(tmp_path) -> Path:
    """A project with one public text, one of the admin, and no catalogues."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% translate "Search" %}')
    (tmp_path / "cms").mkdir()
    (tmp_path / "cms" / "models.py").write_text('_("Inner name of %(what)s")')
    return tmp_path


def write(root: Path, template: Catalog, code: str, translations: dict[str, str]) -> None:
    catalog = updated(load(po_path(code, root), code), template)
    for words, translated in translations.items():
        catalog[words].string = translated
    po_path(code, root).parent.mkdir(parents=True, exist_ok=True)
    po_path(code, root).write_bytes(as_po(catalog, code))


def test_a_project_without_catalogues_has_problems_in_every_language(project):
    lines = list(problems(template_catalog(project), project))
    assert [line for line in lines if "make messages" in line] == [
        f"{code}: not up to date; run make messages" for code in CATALOGUE_CODES
    ]


def test_german_needs_all_texts_other_languages_public_ones_and_leichte_sprache_none(project):
    template = template_catalog(project)
    for code in CATALOGUE_CODES:
        write(project, template, code, {})
    assert sorted(problems(template, project)) == sorted(
        [f"{code}: no translation of 'Search'" for code in CATALOGUE_CODES if code != "de-simple"]
        + ["de: no translation of 'Inner name of %(what)s'"]
    )


def test_lost_placeholder_is_a_problem(project):
    template = template_catalog(project)
    for code in CATALOGUE_CODES:
        write(project, template, code, {"Search": "Suche", "Inner name of %(what)s": "Name von %(what)s"})
    assert list(problems(template, project)) == []

    write(project, template, "ar", {"Inner name of %(what)s": "Name von %(was)s"})
    (problem,) = problems(template, project)
    assert problem.startswith("ar: ")


def test_translations_survive_an_update_and_vanished_texts_go(project):
    write(project, template_catalog(project), "fr", {"Search": "Chercher"})
    (project / "cms" / "models.py").write_text('_("New")')
    catalog = updated(load(po_path("fr", project), "fr"), template_catalog(project))
    assert {message.id: message.string for message in catalog if message.id} == {"Search": "Chercher", "New": None}


def test_written_twice_a_catalogue_is_the_same_to_the_byte(project):
    template = template_catalog(project)
    for code in CATALOGUE_CODES:
        write(project, template, code, {"Search": "…"})
        first = po_path(code, project).read_bytes()
        write(project, template, code, {})
        assert po_path(code, project).read_bytes() == first


def test_compiled_catalogue_lies_where_django_looks_for_leichte_sprache(project):
    write(project, template_catalog(project), "de-simple", {"Search": "Suchen"})
    assert compile_all(project) == [project / "de_Simple" / "LC_MESSAGES" / "django.po"]
    assert gettext.translation("django", project, ["de_Simple"]).gettext("Search") == "Suchen"
    assert compile_all(project) == []


def test_arabic_counts_in_six_forms_in_gettexts_order(tmp_path):
    (tmp_path / "templates").mkdir()
    tag = "{% blocktranslate count n=n %}{{ n }} offer{% plural %}{{ n }} offers{% endblocktranslate %}"
    (tmp_path / "templates" / "page.html").write_text(tag)
    catalog = updated(load(po_path("ar", tmp_path), "ar"), template_catalog(tmp_path))
    catalog["%(n)s offer"].string = tuple("abcdef")
    po_path("ar", tmp_path).parent.mkdir(parents=True)
    po_path("ar", tmp_path).write_bytes(as_po(catalog, "ar"))
    compile_all(tmp_path)
    arabic = gettext.translation("django", tmp_path, ["ar"])
    assert "".join(arabic.ngettext("%(n)s offer", "", number) for number in (0, 1, 2, 3, 10, 11, 99, 100, 101)) == "abcddeeff"


def test_leichte_sprache_falls_back_to_german():
    with translation.override("de-simple"):
        assert translation.gettext("January") == "Januar"
