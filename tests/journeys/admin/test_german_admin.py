"""An editor who reads German only finds German, from the login to a published, translated service."""

import json
import re
from collections.abc import Callable, Iterator

from playwright.sync_api import Page
from wagtail import __version__

from cms.languages import LANGUAGES, language_name
from cms.plugin_api.registry import BUNDLED_PLUGINS, HOOKS
from directory.models.spoken import SPOKEN
from tests.journeys.editing import create, open_service, publish_translation, request_translation, write_translation
from tests.running.site import RunningSite

TEXTS = """() => {
  const HIDDEN = "script, style, .w-hidden, .xdsoft_datetimepicker"
  const found = [document.title]
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest(HIDDEN)) found.push(texts.currentNode.data)
  for (const name of ["alt", "title", "placeholder", "aria-label"])
    for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name))
  return found.map(text => text.trim().replace(/\\s+/g, " "))
}"""
NAME = "Probeangebot Laternenbau"
LETTER = re.compile(r"[^\W\d]")
KEYS = re.compile(r"(Ctrl|Esc)( \+ .*)?")  # as Wagtail has them
SAME_IN_BOTH = {
    *(
        "Alias",
        "Dashboard",
        "Version",
        "Dashboard - Wagtail",
        "Deutsch",
        "English",
        "Information",
        "Link",
        "Links",
        "Maximum",
        "Minimum",
        "Name",
        "Position",
        "Status",
        "Status:",
    ),
    *(
        "System",
        "Tags",
        "Text",
        "URL",
        "Version",
        "Wagtail",
        "Website",
        "Wegweiser",
        "Workflow",
        "Workflows",
        "Workshops",
        "E-Mail",
    ),
    *(one.name for one in LANGUAGES),  # each is called as its readers call it
    *BUNDLED_PLUGINS,  # by the names they have in the settings
    f"Wagtail v{__version__}",
    "Start",  # English too, by chance: Wagtail fixes the word for all readers when it starts
    "None",  # as Wagtail calls whoever published by a script
    "Actions",  # written into Wagtail's template, for screen readers
    "© GeoBasis-DE / BKG 2019",
    *{language_name(code, "de") for code in SPOKEN} & {language_name(code, "en") for code in SPOKEN},
}
PAGES = [
    "/admin/",
    "/admin/account/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/workshop_dates/",
    "/admin/workshop_dates/new/",
    "/admin/notices/new/",
    "/admin/reports/funder/",
    "/admin/reports/funder/print/",
    "/admin/working_groups/",
    "/admin/working_groups/new/",
    "/admin/withdrawn/",
    "/admin/reports/aging-pages/",
    "/admin/reports/site-history/",
    "/admin/reports/translation-matrix/",
    "/admin/reports/translation-matrix/?language=uk",
    "/admin/reports/translation-matrix/begin/?language=uk",
    "/admin/reports/translation-matrix/file/",
    "/admin/snippets/machine_translation/glossaryterm/add/",
    "/admin/snippets/feedback/feedbackmessage/",
    "/admin/snippets/directory/service/?locale=en",
    "/admin/snippets/directory/organization/add/",
    "/admin/snippets/directory/location/add/",
    "/admin/snippets/site_pages/emergencynumber/add/",
    "/admin/snippets/site_pages/footercontact/",
]
PAGES_OF_ADMINISTRATORS = ["/admin/api_keys/", "/admin/api_keys/new/", "/admin/api_usage/", "/admin/reports/extensions/"]
PAGES_OF_ADMINISTRATORS += ["/admin/reports/partners/", "/admin/translation_requests/"]
PAGES_OF_ADMINISTRATORS += ["/admin/workshop_organizers/", "/admin/board_moderators/"]


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)


class Comparison:
    """Two browsers of the same account, one that prefers German and one that prefers English."""

    def __init__(self, site: RunningSite, open_page: Callable[..., Page]) -> None:
        self.site = site
        self.english, self.german = (open_page("/admin/login/", locale=locale) for locale in ("en-GB", "de-DE"))

    def log_in(self, user: str = "editor") -> None:
        for page in (self.english, self.german):
            page.fill("[name=username]", user)
            page.fill("[name=password]", self.site.password(user))
            page.click("[type=submit]")
            page.wait_for_url("**/admin/")

    def same(self, path: str | None = None) -> set[str]:
        """Texts that stand on a page in both languages; of the page where the German browser is, if no other is named."""
        path = path or self.german.url
        found = []
        for page in (self.english, self.german):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            found.append(
                {
                    text
                    for text in page.evaluate(TEXTS)
                    if LETTER.search(text) and not KEYS.fullmatch(text) and not text.startswith("<")
                }
            )
        return set.intersection(*found)


def is_content(site: RunningSite) -> Callable[[str], bool]:
    """Whether a text is a value of a record, or a long part of one."""
    dump = site.manage(
        "dumpdata", "directory", "site_pages", "wagtailcore", "wagtail_localize", "wagtailimages", "users", "groups"
    )
    values = set(strings_in(json.loads(dump.stdout)))
    everything = "\n".join(values)
    return lambda text: text in values or (len(text) > 20 and text.rstrip("… ") in everything)


def test_an_editor_reads_german_only(site: RunningSite, open_page: Callable[..., Page]) -> None:
    both = Comparison(site, open_page)
    same = {"login": both.same()}
    both.log_in()
    same |= {path: both.same(path) for path in PAGES}

    create(both.german, NAME)
    same["list"] = both.same()
    open_service(both.german, NAME)
    same["form"] = both.same()
    request_translation(both.german, NAME)
    same["after the request"] = both.same()
    write_translation(both.german, NAME)
    same["translation"] = both.same()
    publish_translation(both.german)
    same["published translation"] = both.same()

    content = is_content(site)
    left = {where: {text for text in texts - SAME_IN_BOTH if not content(text)} for where, texts in same.items()}
    assert {where: texts for where, texts in left.items() if texts} == {}


def test_an_administrator_reads_german_only(site: RunningSite, open_page: Callable[..., Page]) -> None:
    both = Comparison(site, open_page)
    both.log_in("admin")
    same = {path: both.same(path) for path in PAGES_OF_ADMINISTRATORS}

    content = is_content(site)
    assert {text for texts in same.values() for text in texts - SAME_IN_BOTH - set(HOOKS) if not content(text)} == set()


def test_english_between_german_is_found(site: RunningSite, open_page: Callable[..., Page]) -> None:
    """Else the test above could not fail."""
    content = is_content(site)
    assert {text: content(text) for text in ("Password", "Toggle status", "Ausländerbehörde")} == {
        "Password": False,
        "Toggle status": False,
        "Ausländerbehörde": True,
    }
