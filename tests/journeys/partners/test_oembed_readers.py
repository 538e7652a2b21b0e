"""Programs of others read our oEmbed provider: Wagtail, and a library that many use."""

import re

import micawber
import pytest
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.oembed import OEmbedFinder

from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite


def frames_in(html: str) -> list[str]:
    return re.findall(r'<iframe src="([^"]+)"', html)


@pytest.mark.parametrize("kind", ["service", "guide", "news", "finder", "filtered finder"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_wagtail_and_a_library_read_the_same(site: RunningSite, kind: str, language: str) -> None:
    address = site.url + page_addresses(site, language)[kind]
    wagtail = OEmbedFinder([{"endpoint": f"{site.url}/oembed", "urls": [f"^{re.escape(site.url)}/.+$"]}])
    library = micawber.ProviderRegistry()
    library.register(f"{re.escape(site.url)}/.+", micawber.Provider(f"{site.url}/oembed"))

    found = wagtail.find_embed(address, max_width=400)
    read = library.request(address, maxwidth=400)

    assert (found["type"], found["width"], found["html"]) == ("rich", 400, read["html"])
    assert (found["title"], found["provider_name"]) == (read["title"], "Wegweiser Mayen-Koblenz")
    assert [one.startswith(f"{site.url}/embed/v1/{language}/") for one in frames_in(read["html"])] == [True]


def test_wagtail_is_told_what_is_not_public(site: RunningSite) -> None:
    wagtail = OEmbedFinder([{"endpoint": f"{site.url}/oembed", "urls": [f"^{re.escape(site.url)}/.+$"]}])
    with pytest.raises(EmbedNotFoundException):
        wagtail.find_embed(f"{site.url}/de/gibt-es-nicht/")
