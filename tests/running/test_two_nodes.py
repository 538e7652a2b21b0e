"""Two nodes with the same settings on one PostgreSQL: what is published on one is in the next answer of the other."""

import json
import urllib.request
from dataclasses import replace

import pytest

from tests.running.site import free_port, prepare, served

RENAME = """
from directory.models import Service
service = Service.objects.get(translation_key={key!r}, locale__language_code="de")
service.name = {name!r}
service.save_revision().publish()
"""


@pytest.fixture
def nodes(on_postgres):
    other = replace(on_postgres, port=free_port())
    with served(on_postgres), served(other):
        yield on_postgres, other


def names(node):
    """As a proxy asks that stands before both."""
    address = f"http://127.0.0.1:{node.port}/api/v1/services?lang=de"
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "localhost"})) as answer:
        return answer.headers["ETag"], {one["id"]: one["name"] for one in json.load(answer)["contents"]}


def test_publish_on_one_node_is_in_the_next_answer_of_the_other(nodes):
    one, other = nodes
    key = next(iter(names(one)[1]))
    for number in range(3):
        assert names(one) == names(other) == names(one)  # both answer from memory now
        prepare(one, ["shell", "-c", RENAME.format(key=key, name=f"Umbenannt {number}")])
        answer = names(other)
        assert (answer[1][key], names(one)) == (f"Umbenannt {number}", answer)
