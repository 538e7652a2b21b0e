"""As tests/site_pages/test_canaries.py, on the real server, through its cache and the proxy."""

import json
from contextlib import closing

from cms.languages import CODES
from tests.canaries import Answer, Canaries, Reader, found_in


def read_through(connection):
    def get(path):
        connection.request("GET", path)
        answer = connection.getresponse()
        return Answer(answer.status, str(answer.headers), answer.read().decode("utf-8", "replace"))

    return get


def test_no_canary_is_found_through_the_proxy(nginx):
    canaries = Canaries(*json.loads((nginx.site.var / "canaries.json").read_text()))
    with closing(nginx.connection()) as connection:
        reader = Reader(read_through(connection), f"127.0.0.1:{nginx.port}")
        reader.read_all(canaries.addresses)

    assert found_in(canaries, reader.answers) == {}
    assert [path for path, answer in reader.answers.items() if answer.status >= 500] == []
    assert {f"/{code}/offen/" for code in CODES} < set(reader.answers)
    assert canaries.seen(nginx.log) == set()
