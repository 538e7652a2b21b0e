"""Things that are not public, each with a token of its own; and a reader who follows every address there is."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Comment, Page, PageViewRestriction

from cms.languages import CODES
from cms.published.window import withdraw
from directory.models import Contact, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from site_pages.models import NewsIndexPage, NewsPage, StandardPage
from tests.factories import pages, people
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
)

RESOURCES: dict[type[Any], str] = {
    Service: "services",
    Organization: "organizations",
    Taxonomy: "taxonomies",
    TaxonomyTerm: "taxonomy_terms",
    ServiceAtLocation: "service_at_locations",
}
FRAMES = ("service", "hours")
SOON = timedelta(seconds=2)
ASKED_IN = ("de", "ar")  # addresses with a query


class Answer(NamedTuple):
    status: int
    headers: str
    body: str


ADDRESS = re.compile(r"""(?:href|src|action)="([^"]+)"|>(https?://[^<\s]+)<|"(https?:[^"]+)\"|(/media/[^\s",]+)""")


@dataclass
class Canaries:
    """Tokens by what they stand in; `addresses` are those that somebody might guess."""

    tokens: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    def new(self, where: str) -> str:
        assert where not in self.tokens
        self.tokens[where] = f"canary{secrets.token_hex(8)}"
        return self.tokens[where]

    def seen(self, text: str) -> set[str]:
        """Where the tokens in a text come from."""
        return {where for where, token in self.tokens.items() if token in text.lower()}


def plant() -> Canaries:
    """A small site with public things of every kind, among them what nobody may see. Takes as long as SOON lasts."""
    canaries = Canaries()
    home = pages.home()
    pages.finder(home)
    plant_pages(canaries, home)
    plant_documents(canaries, home)
    plant_records(canaries)
    plant_terms(canaries)
    canaries.addresses += records()
    time.sleep(SOON.total_seconds())
    return canaries


def text(words: str) -> list[tuple[str, Any]]:
    return [("text", f"<p>{words}</p>")]


def plant_pages(canaries: Canaries, home: Any) -> None:
    def page(where: str, slug: str, parent: Any = home, **fields: Any) -> Any:
        token = canaries.new(where)
        return pages.child(StandardPage, parent, token, slug=slug, introduction=token, body=text(token), **fields)

    page("draft page", "entwurf", draft=True)
    page("page that is over", "vorbei", expire_at=timezone.now() + SOON)
    page("page of the future", "spaeter", draft=True)
    future = StandardPage.objects.get(slug="spaeter", locale__language_code="de")
    future.go_live_at = timezone.now() + timedelta(days=1)
    future.save_revision().publish()

    news = pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    private = page("private page", "intern")
    page("child of a private page", "unterlagen", parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    links = f'<a linktype="page" id="{private.pk}">Mehr</a>'
    public = pages.child(StandardPage, home, "Offen", slug="offen", body=text(links))
    pages.child(NewsPage, news, "Neues Sprachcafé", slug="sprachcafe", date=timezone.localdate(), body=text(links))
    pages.child(NewsPage, news, canaries.new("draft of a news"), slug="meldung", date=timezone.localdate(), draft=True)

    public.title = public.introduction = canaries.new("unpublished edit of a page")
    public.save_revision()
    author = people.user(canaries.new("name of an account"))
    comment = {"text": canaries.new("comment of an editor"), "contentpath": "title", "position": ""}
    Comment.objects.create(page=public, user=author, **comment)
    StandardPage.objects.filter(pk=public.pk).update(owner=author, locked_by=author)
    canaries.addresses += [f"/{code}/{path}/" for code in CODES for path in ("entwurf", "vorbei", "spaeter", "intern")]
    canaries.addresses += ["/de/intern/unterlagen/", "/de/aktuelles/meldung/"]


def plant_documents(canaries: Canaries, home: Any) -> None:
    collection = Collection.get_first_root_node().add_child(name=canaries.new("name of a private collection"))
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    file = ContentFile(canaries.new("file of a private document").encode(), "protokoll.txt")
    document = get_document_model().objects.create(
        title=canaries.new("title of a private document"), file=file, collection=collection
    )
    link = f'<a linktype="document" id="{document.pk}">Protokoll</a>'
    pages.child(StandardPage, home, "Sitzungen", slug="sitzungen", body=text(link))
    canaries.addresses += [document.url, f"/media/{document.file.name}"]
    canaries.addresses += [f"/media/images/{way}{document.file.name}" for way in ("../", "%2e%2e/", "..%2f", "%2e%2e%2f")]


def plant_records(canaries: Canaries) -> None:
    def texts(where: str) -> dict[str, str]:
        token = canaries.new(where)
        named = {} if " over" in where else {"name": f"{where} {token}"}  # of what was public a tombstone says the name
        return {"description": token, "name": where, **named}

    over = {"expire_at": timezone.now() + SOON}
    ServiceFactory(**texts("draft service"), draft=True)
    ServiceFactory(**texts("service that is over"), **over)
    ServiceFactory(name="Kurs", description=canaries.new("service of a hidden organization"), organization=hidden())
    OrganizationFactory(**texts("organization that is over"), **over)
    OrganizationFactory(**texts("draft organization"), draft=True)

    there = LocationFactory(**texts("location that is over"), **over)
    kept = ServiceFactory(name="Sprachcafé", service_at_locations=[at(there), at(LocationFactory())])
    kept.description = canaries.new("unpublished edit of a service")
    kept.contacts = [Contact(title=canaries.new("unpublished contact"))]
    kept.save_revision()

    for where, erased in (("texts of a withdrawn service", False), ("name of an erased service", True)):
        token = canaries.new(where)
        gone = ServiceFactory(name=token if erased else "Abgesagt", description=token)
        gone.unpublish()
        withdraw("service", gone.translation_key, erase=erased)


def hidden() -> Any:
    organization = OrganizationFactory(name="Verborgen")
    organization.unpublish()
    return organization


def plant_terms(canaries: Canaries) -> None:
    over = {"expire_at": timezone.now() + SOON}
    withdrawn = TaxonomyTermFactory(name="Entzogen", code="entzogen", description=canaries.new("withdrawn term"))
    ended = TaxonomyTermFactory(name="Vorbei", description=canaries.new("term that is over"), code="vorbei", **over)
    taxonomy = TaxonomyFactory(code="intern", name="Intern", description=canaries.new("withdrawn taxonomy"))
    inside = TaxonomyTermFactory(taxonomy=taxonomy, name="Darin", code="darin", description=canaries.new("term of it"))
    ServiceFactory(name="Beratung", terms=[withdrawn, ended, inside, TaxonomyTermFactory()])
    withdrawn.unpublish()
    taxonomy.unpublish()


@dataclass
class Reader:
    """Follows all that an anonymous visitor may find. `get` fetches a path with its query."""

    get: Callable[[str], Answer]
    host: str
    answers: dict[str, Answer] = field(default_factory=dict)

    def read_all(self, more: list[str], most: int = 6000) -> None:
        waiting = ["/", "/robots.txt", "/sitemap.xml", "/api/v1", "/api/v1/profile", *more, *self.described()]
        while waiting:
            path = waiting.pop()
            if path in self.answers:
                continue
            assert len(self.answers) < most, "The reader finds ever more addresses."
            self.answers[path] = self.get(path)
            waiting += self.addresses_in(path, self.answers[path])

    def addresses_in(self, path: str, answer: Answer) -> Iterator[str]:
        for groups in ADDRESS.findall(answer.body):
            address = urlsplit(urljoin(f"//{self.host}{path}", unescape("".join(groups)).rstrip("\\")))
            if address.netloc != self.host or shows_what_others_show(address):
                continue
            if not address.path.startswith(("/admin", "/static")) and "{" not in address.path:
                yield address.path + (f"?{address.query}" if address.query else "")

    def described(self) -> Iterator[str]:
        """Each parameter of each address of OpenAPI, with values that let much through."""
        paths = json.loads(self.get("/api/v1/openapi.json").body)["paths"]
        for path, operations in paths.items():
            for parameter in operations["get"].get("parameters", []):
                if "{" not in path and parameter["in"] == "query":
                    values = values_of(parameter["schema"])
                    yield from (f"/api/v1{path}?{parameter['name']}={one}" for one in values)
                    yield from (f"/api/v1{path}?{parameter['name']}={values[0]}&lang={code}" for code in CODES)


def shows_what_others_show(address: SplitResult) -> bool:
    """One filter of a list shows as much as several, in two languages as much as in nine, and there is no end to those."""
    first = address.path.strip("/").partition("/")[0]
    if first in CODES:
        return bool(address.query) and first not in ASKED_IN
    most = {"/oembed": 3, "/embed": 1}.get(address.path.partition("/v1/")[0], 100)  # "=", of which two are oEmbed's own
    return unquote(address.query).count("=") > most


def records() -> Iterator[str]:
    """Each page by its address, and each record by its id, in each language, public or not."""
    every_page = Page.objects.filter(depth__gt=1)
    for key in every_page.values_list("translation_key", flat=True).distinct():
        yield from (f"/api/v1/pages/{key}?lang={code}" for code in CODES)
    yield from (f"/api/v1/pages/at?path={page.get_url_parts()[2]}" for page in every_page)
    yield from (f"/oembed?url=http://testserver{page.get_url_parts()[2]}" for page in every_page)
    for page in every_page.specific():
        yield f"/embed/v1/{page.locale.language_code}/{page.kind}/{page.translation_key}/"
    for model in (Service, Organization, Taxonomy, TaxonomyTerm, ServiceAtLocation):
        name = "uuid" if model is ServiceAtLocation else "translation_key"
        for key in model._default_manager.values_list(name, flat=True).distinct():
            yield from (f"/api/v1/{RESOURCES[model]}/{key}?lang={code}" for code in CODES)
            yield from (f"/embed/v1/{code}/{frame}/{key}/" for code in CODES for frame in FRAMES if model is Service)
    yield from (f"/embed/v1/{code}/{frame}/" for code in CODES for frame in ("list", "map", "news"))


def values_of(schema: dict[str, Any]) -> list[str]:
    """Some that let much through."""
    if schema.get("format") == "date-time":
        return ["2000-01-01T00:00:00Z"]
    return [str(one) for one in schema.get("enum", [*schema.get("examples", []), "1", "a", "true", "canary"])]


def found_in(canaries: Canaries, answers: dict[str, Answer]) -> dict[str, set[str]]:
    """Address → which tokens stand in its answer."""
    return {path: seen for path, answer in answers.items() if (seen := canaries.seen(answer.headers + answer.body))}
