"""Shapes of pages, as the window holds them and as the API completes them."""

from typing import Any

from cms.translations.translation import Translation
from directory.hsds.shape import Shape


class Size(Shape, kw_only=True):
    """A file of a picture, in pixels."""

    url: str
    width: int
    height: int
    type: str | None = None


class FocalPoint(Shape, kw_only=True):
    """What is to be seen even if the picture is cut: the middle, in parts of width and height."""

    x: float
    y: float


class Picture(Shape, kw_only=True):
    """`crops` are cut for a page's head, for the front page's (`hero`) and for cards of social networks (`social`)."""

    alt: str
    width: int
    height: int
    focal_point: FocalPoint | None = None
    renditions: list[Size]
    crops: dict[str, list[Size]] = {}


class ContentTranslation(Translation, kw_only=True):
    """`available` are the languages in which the page has words of its own."""

    available: list[str] = []


class ContentItem(Shape, kw_only=True):
    """A page as it stands in lists. `lang` is the language of its words."""

    id: str
    type: str
    title: str
    url: str
    summary: str | None = None
    date: str | None = None
    image: Picture | None = None
    lang: str
    last_modified: str | None = None
    x_translation: ContentTranslation


class PageLink(Shape, kw_only=True):
    """A record that has a page."""

    id: str
    type: str
    url: str
    title: str | None = None


class TopicLink(Shape, kw_only=True):
    id: str
    code: str
    name: str


class PlaceLink(Shape, kw_only=True):
    id: str
    ars: str


class Version(Shape, kw_only=True):
    """The page in another language; `status` as in `x_translation`."""

    lang: str
    url: str
    status: str


class ContentRecord(ContentItem, kw_only=True):
    """`lists` are addresses of this API whose answers belong on the page, since they change without it."""

    introduction: str | None = None
    seo_title: str | None = None
    search_description: str | None = None
    body: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    body_html: str | None = None
    parent: str | None = None
    ancestors: list[PageLink] = []
    children: list[ContentItem] = []
    guides: list[ContentItem] = []
    services: list[dict[str, Any]] = []
    topics: list[TopicLink] = []
    places: list[PlaceLink] = []
    links: list[PageLink] = []
    lists: dict[str, str] = {}
    translations: list[Version] = []


class Site(Shape, kw_only=True):
    """The frame around every page: menu, footer, topics, places, and the languages of the site."""

    id: str
    type: str
    name: str
    languages: list[dict[str, Any]]
    menu: list[dict[str, Any]] = []
    finder: dict[str, Any] | None = None
    topics: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    contact: dict[str, Any] | None = None
    emergency_numbers: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    funding_notices: list[dict[str, Any]] = []
    last_modified: str | None = None
