"""Links to services: editors paste the address of a service's page, readers are led to the page of their language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
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


def short_ids(hrefs: Iterable[str]) -> set[str]:
    """The short ids of services that addresses may lead to."""
    return {address.short for href in hrefs if (address := ServiceAddress.read(href))}


def hrefs_of(html: str) -> list[str]:
    return [href for attributes in FIND_A_TAG.findall(html) if (href := extract_attrs(attributes).get("href"))]


def resolved(html: str, language: str) -> str:
    """HTML whose links to services lead to the page of a language, and nowhere when the service is not public."""
    paths = service_paths(hrefs_of(html), language)
    if not paths:
        return html

    def replace(tag: re.Match[str]) -> str:
        href = extract_attrs(tag.group(1)).get("href", "")
        return anchor(paths[href]) if href in paths else tag.group(0)

    return FIND_A_TAG.sub(replace, html)


def href_in(href: str, language: str) -> str:
    """One address, in a language when it is that of a service; "" when the service is not public."""
    return service_paths([href], language).get(href, href)


def service_paths(hrefs: Iterable[str], language: str) -> dict[str, str]:
    """Address → path in a language, "" for services that are not public. No query without such addresses, else up to three."""
    addresses = {href: address for href in hrefs if (address := ServiceAddress.read(href))}
    if not addresses:
        return {}
    public = paths_of_services({address.short for address in addresses.values()}, language)
    known = {href: public[one.short] and public[one.short] + one.tail for href, one in addresses.items() if one.short in public}
    return known | dict.fromkeys(lost({href: one for href, one in addresses.items() if href not in known}), "")


def paths_of_services(shorts: set[str], language: str) -> dict[str, str]:
    documents = PublishedDocument.objects.current("service", language).filter(among("uuid", shorts))
    return {short_id(uuid): url for uuid, url in documents.order_by("-record_id").values_list("uuid", "url")}


def lost(addresses: dict[str, ServiceAddress]) -> list[str]:
    """Those that are of services which are not public. Others may be of a page with such a name."""
    if not addresses:
        return []
    records = PublishedRecord.objects.filter(among("uuid", {one.short for one in addresses.values()}), kind="service")
    withdrawn = {short_id(uuid) for uuid in records.values_list("uuid", flat=True)}
    urls = PublishedDocument.objects.public().filter(kind="finder").values_list("url", flat=True)
    finders = {unquote(url) for url in urls}
    return [href for href, one in addresses.items() if one.short in withdrawn or one.finder in finders]


def among(field: str, shorts: set[str]) -> Q:
    condition = Q()
    for short in shorts:
        condition |= Q(**{f"{field}__range": uuids_of(short)})
    return condition
