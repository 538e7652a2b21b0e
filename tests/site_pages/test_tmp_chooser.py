import pytest
from django.urls import reverse
from tests.factories.directory import ServiceFactory

@pytest.mark.parametrize("mode", ["all", "exact"])
@pytest.mark.parametrize("host", ["", "http://testserver"])
def test_x(finder, admin_client, settings, mode, host):
    settings.WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = mode
    s = ServiceFactory(name="Sprachkurs")
    url = f"{host}/de/angebote/sprachkurs-{s.translation_key.hex[:10]}/"
    r = admin_client.post(reverse("wagtailadmin_choose_page_external_link"), {"external-link-chooser-url": url, "external-link-chooser-link_text": "x"})
    print("RESULT", mode, host, r.json())
