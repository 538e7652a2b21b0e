"""A small site, with public things of every kind and a canary in each that is not."""

from tests.running.site import RunningSite, prepare

PLANT = """
import json
from django.conf import settings
from tests.canaries import plant
from tests.factories import media, people
canaries = plant()
for name in ("seite.html", "bild.svg", "unbekannt.xyz", "merkblatt.pdf"):
    media.document(name)
people.user("boss", is_superuser=True)
(settings.VAR / "canaries.json").write_text(json.dumps([canaries.tokens, canaries.addresses]))
"""


def prepare_small(site: RunningSite) -> RunningSite:
    """Quicker than the demo. The account "boss" may do everything. The worker has run, so answers are cached."""
    files = ["collectstatic", "--no-input"]
    return prepare(site, ["migrate"], files, ["load_locales"], ["load_roles"], ["shell", "-c", PLANT], ["run_worker", "--once"])
