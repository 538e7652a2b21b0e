"""Every text of the demo in the languages that are hardest to lay out: said to be what it is, and inside a small screen."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from cms.languages import language_of, script_of, scripts_in
from tests.journeys.crawler import Crawler
from tests.running.site import RunningSite

WALK = """() => {
  const found = []
  const note = (text, element) => {
    if (text.trim())
      found.push([text.trim(), element.closest("[lang]")?.lang ?? "", getComputedStyle(element).direction])
  }
  const whole = element => {
    while (element.matches("mark, .prose :is(a, b, i, em, strong, code):not([lang], [dir])")) element = element.parentElement
    return element
  }
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  const written = new Map()
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.matches("script, style, textarea[readonly]")) continue
    const element = whole(texts.currentNode.parentElement)
    const isWhole = element !== texts.currentNode.parentElement || element.closest(".prose, :has(> mark)")
    const key = isWhole ? element : texts.currentNode
    written.set(key, [(written.get(key)?.[0] ?? "") + texts.currentNode.data, element])
  }
  for (const [text, element] of written.values()) note(text, element)
  for (const name of ["alt", "title", "placeholder", "aria-label", "label"])
    for (const element of document.querySelectorAll(`[${name}]`)) note(element.getAttribute(name), element)
  return found
}"""
STICKS_OUT = """() => {
  const inside = element => {
    const box = element.getBoundingClientRect()
    return box.width <= 1 || box.height <= 1 || (box.left >= -1 && box.right <= innerWidth + 1)
  }
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page"] : []
  const out = [...document.body.querySelectorAll("*")]
    .filter(one => !one.closest(".visually-hidden") && one.checkVisibility() && !inside(one))
  return [...wide, ...out.map(one => one.outerHTML.slice(0, 120))]
}"""
NO_LANGUAGE = re.compile(r"\S+@\S+|https?://\S+|[ABC][12]")
LEFT_TO_RIGHT = re.compile(r"://|\+\d|\d\s+\d")
ISOLATED = re.compile("\u2066.*?\u2069")


@dataclass(frozen=True)
class Text:
    """A text as a browser has it: with the language that is said around it and the direction in which it is laid out."""

    text: str
    lang: str
    direction: str

    @property
    def problem(self) -> str | None:
        """What is wrong with it: it is not in the language that is said, or it is laid out against its direction."""
        scripts = scripts_in(self.text)
        if self.direction == "rtl" and LEFT_TO_RIGHT.search(ISOLATED.sub("", self.text)):
            return "direction"
        if not scripts or NO_LANGUAGE.fullmatch(self.text):
            return None
        said = script_of(self.lang)
        if said not in scripts or scripts - {said, "Latn"}:
            return "language"
        return "direction" if self.direction != language_of(self.lang).direction else None


def texts_of(page: Page) -> set[Text]:
    return {Text(*found) for found in page.evaluate(WALK)}


@pytest.mark.long
@pytest.mark.parametrize("language", ["ar", "fa", "uk", "de-simple"])
def test_texts_are_in_their_language_and_inside_a_small_screen(
    site: RunningSite, open_page: Callable[..., Page], language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    page = open_page(f"/{language}/", width=320)
    problems = set()
    crawler = Crawler(site)
    for path in share([path for path in crawler.all_addresses(language) if crawler.is_page(path)]):
        page.goto(path)
        problems |= {(path, found) for found in page.evaluate(STICKS_OUT)}
        problems |= {(one.problem, one) for one in texts_of(page) if one.problem}

    assert problems == set()


@pytest.mark.parametrize(
    "html, problem",
    [
        ('<p lang="ar" dir="rtl">Sprachkurs</p>', "language"),
        ('<p lang="de">دورة لغة</p>', "language"),
        ('<p lang="uk" title="دورة">Курс</p>', "language"),
        ('<p lang="ar">دورة لغة Deutsch</p>', "direction"),
        ('<p lang="ar" dir="rtl">اتصل 116 117</p>', "direction"),
        ('<p lang="ar" dir="rtl">اتصل <bdi dir="ltr">116 117</bdi></p>', None),
        ('<div class="prose"><p lang="ar" dir="rtl">نعم <b>Haus</b></p></div>', None),
        ('<p lang="ar" dir="rtl">نعم <mark>Haus</mark></p>', None),
        ('<p lang="ar" dir="rtl"><mark>Haus</mark></p>', "language"),
    ],
)
def test_text_in_another_language_or_direction_is_found(open_page: Callable[..., Page], html: str, problem: str | None) -> None:
    """Else the test above could not fail."""
    page = open_page("/de/")
    page.evaluate("html => document.body.innerHTML = html", html)
    assert {one.problem for one in texts_of(page)} - {None} == {problem} - {None}


def test_what_is_too_wide_is_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/de/", width=320)
    page.evaluate("html => document.body.innerHTML = html", f"<pre><b>{'sehr ' * 40}breit</b></pre>")
    found = page.evaluate(STICKS_OUT)
    assert found[0] == "the page"
    assert found[1].startswith("<b>sehr sehr")
