"""Who gets compressed answers."""

import pytest
from django.test import Client

from cms.middleware import accepts_gzip

ACCEPTED = ["gzip", "GZIP", "br, gzip", "gzip;q=0.5", "gzip; q=1", "*", "deflate, *;q=0.1", "x-gzip", "gzip,,"]
REFUSED = [
    "",
    "identity",
    "gzip;q=0",
    "gzip;q=0.0",
    "br, gzip ; q=0",
    "*;q=0",
    "*, gzip;q=0",
    "gzip;q=x",
    "gzipped",
    ";",
    "=",
    ",;,",
]


@pytest.mark.parametrize("header", ACCEPTED)
def test_gzip_is_accepted(header: str) -> None:
    assert accepts_gzip(header)


@pytest.mark.parametrize("header", REFUSED)
def test_gzip_is_refused(header: str) -> None:
    assert not accepts_gzip(header)


@pytest.mark.django_db
@pytest.mark.parametrize("header, encoding", [("gzip", "gzip"), ("gzip;q=0", None), ("*;q=0", None), ("nonsense;;q=;", None)])
def test_answer_is_compressed_for_whom_accepts_it(client: Client, header: str, encoding: str | None) -> None:
    answer = client.get("/api/v1/profile", headers={"Accept-Encoding": header})
    assert (answer.status_code, answer.get("Content-Encoding")) == (200, encoding)
    assert "Accept-Encoding" in answer["Vary"]
