"""Blocks are rendered from their public JSON: only what an editor wrote as rich text is HTML."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.languages import language_of
from cms.published.models import PublishedDocument
from site_pages.blocks import PageBodyBlock
from site_pages.models import StandardPage
from site_pages.templatetags.blocks import block_html
from tests.factories import media, pages

EVIL = '<script>&"'
TYPES = list(PageBodyBlock().child_blocks)


def filled(block, image):
    """A block with a dangerous text in each field that takes one."""
    if isinstance(block, ImageBlock):
        return {"image": image.pk, "alt_text": EVIL, "decorative": False}
    if isinstance(block, blocks.StructBlock):
        return {name: filled(child, image) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "id": str(uuid4()), "value": filled(block.child_block, image)}]
    if isinstance(block, blocks.RichTextBlock):
        return "<p><b>fett</b></p>"
    if isinstance(block, blocks.ChoiceBlock):
        return block.get_default() or ""
    if isinstance(block, blocks.IntegerBlock):
        return 3
    if isinstance(block, blocks.PageChooserBlock):
        return None
    return f"https://example.org/?{EVIL}" if isinstance(block, blocks.URLBlock) else EVIL


@pytest.mark.parametrize("name", TYPES)
def test_texts_of_a_block_are_escaped_and_its_rich_text_is_not(home, own_media, reader, name):
    block = PageBodyBlock().child_blocks[name]
    body = [{"type": name, "id": str(uuid4()), "value": filled(block, media.image())}]
    pages.child(StandardPage, home, "Alles", slug="alles", body=body)
    html = reader.get("/ar/alles/").content.decode()
    (stored,) = (PublishedDocument.objects.current("standard_page", "ar").get().full.count(f'"type":"{name}"'),)
    assert (stored, "<script>" in html) == (1, False)
    if "text" in getattr(block, "child_blocks", {}) and isinstance(block.child_blocks["text"], blocks.RichTextBlock):
        assert "<b>fett</b>" in html
    if name not in ("rich_text", "services", "steps", "accordion", "events_next"):
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("name", TYPES)
def test_template_of_a_block_asks_for_nothing_that_its_json_lacks(db, name):
    """Each block with nothing in it, as it is after the last picture or link was withdrawn."""
    block_html({"language": language_of("de")}, {"type": name, "id": "1", "value": {}})


def test_block_of_a_plugin_that_was_switched_off_is_left_out(db):
    assert block_html({"language": language_of("de")}, {"type": "gone_rest", "value": {"text": "Setz dich"}}) == ""


def test_no_block_template_marks_anything_as_safe():
    folders = [Path(settings.BASE_DIR) / "templates", Path(settings.BASE_DIR) / "tests" / "plugins"]
    found = [path for folder in folders for path in folder.rglob("*.html") if "|safe" in path.read_text()]
    assert found == []
    assert {block.meta.template for block in PageBodyBlock().child_blocks.values()} >= {"blocks/links.html"}
    assert get_template("blocks/plain.html")


def test_block_and_item_that_stayed_german_say_so_by_themselves(home, reader):
    steps = [{"type": "item", "id": str(uuid4()), "value": {"title": title, "text": ""}} for title in ("Anrufen", "Hingehen")]
    blocks_of_page = [("rich_text", "<p>Erstens</p>"), ("rich_text", "<p>Zweitens</p>"), ("steps", {"steps": steps})]
    body = [{"type": name, "id": str(uuid4()), "value": value} for name, value in blocks_of_page]
    page = pages.child(StandardPage, home, "Alles", slug="alles", body=body)
    pages.translate(page, "tr", {"Alles": "Hepsi", "Erstens": "Birincisi", "Anrufen": "Arayın"})

    full = json.loads(PublishedDocument.objects.current("standard_page", "tr").get().full)
    assert [block.get("lang") for block in full["body"]] == [None, "de", None]
    assert [step.get("lang") for step in full["body"][2]["value"]["steps"]] == [None, "de"]
    html = BeautifulSoup(reader.get("/tr/alles/").content.decode(), "html.parser")
    expected = {"Birincisi": "tr", "Zweitens": "de", "Arayın": "tr", "Hingehen": "de"}
    assert {text: html.find(string=text).find_parent(lang=True)["lang"] for text in expected} == expected
