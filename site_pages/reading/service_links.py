"""Links to services: editors paste the address of a service's page, readers are led to the page of their language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.languages import BY_CODE
from cms.published.models import PublishedDocument, PublishedRecord
from site_pages.reading.links import anchor
from site_pages.reading.service_path import SHORT, short_id, uuids_of

PATH = re.compile(rf"(?P<finder>/(?P<language>[^/]+)/(?:[^/]+/)*)[^/]*(?P<short>[0-9a-f]{{{SHORT}}})/?")


@dataclass(frozen=True)
class ServiceAddress:
    """What an address on this site says, if it may be that of a service: `tail` is its query and fragment."""

    finder: str
    short: str
    tail: str = ""

    @classmethod
    def read(cls, href: str) -> ServiceAddress | None:
        """None for addresses elsewhere, and for those that no service can have."""
        try:
            parts = urlsplit(href.strip())
        except ValueError:
            return None
        here = parts.scheme in {"", "http", "https"} and parts.netloc.lower() in {"", urlsplit(settings.SITE_URL).netloc.lower()}
        match = PATH.fullmatch(unquote(parts.path)) if here else None
        if match is None or match["language"] not in BY_CODE:
            return None
        tail = parts._replace(scheme="", netloc="", path="").geturl()
        return cls(match["finder"], match["short"], tail)


@dataclass(frozen=True)
class ServicePaths:
    """Where the addresses of services among some addresses lead, in all languages."""

    addresses: Mapping[str, ServiceAddress] = field(default_factory=dict)
    public: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # short id → language → path
    lost: frozenset[str] = frozenset()  # addresses of services that are not public

    @classmethod
    def load(cls, hrefs: Iterable[str]) -> ServicePaths:
        """No query without such addresses, else up to three."""
        addresses = {href: address for href in hrefs if (address := ServiceAddress.read(href))}
        if not addresses:
            return cls()
        public = paths_of_services({address.short for address in addresses.values()})
        return cls(addresses, public, lost({href: one for href, one in addresses.items() if one.short not in public}))

    def path(self, href: str, language: str, otherwise: str = "") -> str:
        """The path in a language with the query of the address; "" for a service that is not public."""
        if href in self.lost:
            return ""
        address = self.addresses.get(href)
        paths = self.public.get(address.short, {}) if address else {}
        return paths[language] and paths[language] + address.tail if address and language in paths else otherwise

    def resolve(self, html: str, language: str) -> str:
        """HTML whose links to services lead to the page of a language, and nowhere when the service is not public."""
        if not self.addresses:
            return html

        def replace(tag: re.Match[str]) -> str:
            href = extract_attrs(tag.group(1)).get("href", "")
            path = self.path(href, language, otherwise=href)
            return tag.group(0) if path == href else anchor(path)

        return FIND_A_TAG.sub(replace, html)


def paths_of_services(shorts: set[str]) -> dict[str, dict[str, str]]:
    documents = PublishedDocument.objects.public().filter(among("uuid", shorts), kind="service")
    found: dict[str, dict[str, str]] = {}
    for uuid, language, url in documents.order_by("-record_id").values_list("uuid", "language", "url"):
        found.setdefault(short_id(uuid), {})[language] = url
    return found


def lost(addresses: Mapping[str, ServiceAddress]) -> frozenset[str]:
    """Those that are of services which are not public. Others may be of a page with such a name."""
    if not addresses:
        return frozenset()
    records = PublishedRecord.objects.filter(among("uuid", {one.short for one in addresses.values()}), kind="service")
    withdrawn = {short_id(uuid) for uuid in records.values_list("uuid", flat=True)}
    urls = PublishedDocument.objects.public().filter(kind="finder").values_list("url", flat=True)
    finders = {unquote(url) for url in urls}
    return frozenset(href for href, one in addresses.items() if one.short in withdrawn or one.finder in finders)


def among(field: str, shorts: set[str]) -> Q:
    condition = Q()
    for short in shorts:
        condition |= Q(**{f"{field}__range": uuids_of(short)})
    return condition
