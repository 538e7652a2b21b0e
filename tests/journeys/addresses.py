"""One address for each kind of page, by name, in a language."""

import re
import urllib.request

from tests.running.site import RunningSite

PAGES = {
    "home": "/",
    "section": "/ratgeber/",
    "guide": "/ratgeber/erste-schritte/",
    "untranslated guide": "/ratgeber/wohnung-finden/",
    "news index": "/aktuelles/",
    "news": "/aktuelles/neues-sprachcafe-in-mayen/",
    "finder": "/angebote/",
    "filtered finder": "/angebote/?topic=sprache&place=071370068068",
    "empty finder": "/angebote/?q=xyzxyz",
    "accessibility statement": "/barrierefreiheit/",
    "search": "/search/?q=Sprahckurs",
    "empty search": "/search/?q=xyzxyz",
    "builder": "/embeds/",
    "board": "/board/",
    "filtered board": "/board/?type=request&place=071370068068",
    "write a notice": "/board/new/?type=request",
    "groups": "/groups/",
    "members log in": "/groups/login/",
    "network": "/network/",
    "filtered network": "/network/?topic=wohnen&place=071375002",
    "news by mail": "/digest/",
    "certificates": "/workshops/certificates/",
    "not found": "/gibt-es-nicht/",
}


def page_addresses(site: RunningSite, language: str) -> dict[str, str]:
    """Name → path of every kind of page, with a translated and an untranslated service."""
    found = {name: f"/{language}{path}" for name, path in PAGES.items()}
    services = site.get(f"/api/v1/services?lang={language}&per_page=100")["contents"]
    for name, status in (("service", ("source", "translated")), ("untranslated service", ("source", "missing"))):
        service = next(one for one in services if one["x_translation"]["status"] in status and len(one["x_places"]) == 1)
        found[name] = service["x_url"].removeprefix(site.url)
    found["feedback"] = f"/{language}/feedback/service/{service['id']}/"
    found["registration"] = registration_form(site, language)
    meetings = site.get(f"/api/v1/events?type=meeting&lang={language}&per_page=100")["contents"]
    meeting = next(one for one in meetings if one["name"].startswith("AG "))
    found["meeting of a group"] = meeting["url"].removeprefix(site.url)
    found["group"] = site.get(f"/api/v1/events/{meeting['id']}?lang={language}")["website"].removeprefix(site.url)
    notices = site.get(f"/api/v1/board?lang={language}&category=furniture")["contents"]
    found["notice"] = notices[0]["url"].removeprefix(site.url)
    found["answer a notice"] = f"/{language}/board/reply/{notices[0]['id']}/"
    if language != "de":  # what is German is not asked for
        found["ask for a translation"] = f"{found['feedback']}translation/"
    return found


def registration_form(site: RunningSite, language: str) -> str:
    """Of a workshop with places, linked on the page of its event."""
    workshops = site.get(f"/api/v1/events?type=workshop&lang={language}&per_page=100")["contents"]
    for one in workshops:
        with urllib.request.urlopen(one["url"]) as page:  # noqa: S310  our own server
            if link := re.search(rf"/{language}/workshops/[0-9a-f-]{{36}}/", page.read().decode()):
                return link[0]
    raise LookupError("Nobody can register for anything.")
