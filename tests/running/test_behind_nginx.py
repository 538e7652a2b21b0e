"""What visitors get through the nginx that is shipped."""

import re
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

WAYS = ["../", "%2e%2e/", "..%2f", "%2e%2e%2f", "x/../../", "original_images/../../"]
LOGIN = "/admin/login/"


def log_in(front, password, source="127.0.0.1", **headers):
    """The status of an attempt to log in, as a browser sends it."""
    connection = front.connection(source)
    connection.request("GET", LOGIN)
    page = connection.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[1]
    cookie = page.headers["Set-Cookie"].split(";")[0]
    sent = {"Cookie": cookie, "Referer": front.site.url + LOGIN, "Content-Type": "application/x-www-form-urlencoded", **headers}
    form = {"csrfmiddlewaretoken": token, "username": "boss", "password": password}
    connection.request("POST", LOGIN, urlencode(form), sent)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@pytest.mark.parametrize("way", ["", *WAYS])
def test_documents_have_no_address_below_media(nginx, way):
    documents = list((nginx.site.var / "media" / "documents").iterdir())
    assert documents
    for document in documents:
        for folder in ("images", "documents", "original_images"):
            answer, body = nginx.ask(f"/media/{folder}/{way}documents/{document.name}")
            assert (answer.status, b"canary" in body) == (404, False)
            answer, body = nginx.ask(f"/media/{folder}/{way}{document.name}")
            assert (answer.status, b"canary" in body) == (404, False)


@pytest.mark.parametrize("name", ["seite.html", "bild.svg", "unbekannt.xyz"])
def test_documents_that_could_run_are_only_downloaded(nginx, name):
    addresses = [f"/documents/{number}/{name}" for number in range(1, 9)]
    answers = [nginx.ask(address)[0] for address in addresses]
    (answer,) = [one for one in answers if one.status == 200]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_plain_addresses_lead_to_those_with_tls(nginx):
    connection = HTTPConnection("127.0.0.1", nginx.plain_port, timeout=10)
    connection.request("GET", "/de/?page=2")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://127.0.0.1/de/?page=2")
    connection.close()


def test_answers_have_the_headers_of_a_site_with_tls(nginx):
    answer, _body = nginx.ask("/de/")
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert answer.headers["Content-Security-Policy"].count("default-src 'self'") == 1
    assert answer.headers["Server"] == "nginx"


@pytest.mark.parametrize("path", ["/de/", "/api/v1/services", "/robots.txt"])
def test_head_says_what_get_says(nginx, path):
    (told, nothing), (asked, body) = nginx.ask(path, "HEAD"), nginx.ask(path)
    names = ("ETag", "Cache-Control", "Content-Type", "Content-Length", "Content-Language")
    assert [told.headers[name] for name in names] == [asked.headers[name] for name in names]
    assert (nothing, told.headers["ETag"] is not None, len(body) > 0) == (b"", True, True)


def test_requests_that_are_too_long_end_at_the_proxy(nginx):
    answer, _body = nginx.ask(LOGIN, "POST", Content_Length=str(12 * 1024 * 1024))
    assert answer.status == 413


def lines_about(nginx, path):
    """Other requests may be written later than they were answered."""
    return [line for line in nginx.log.splitlines() if path in line]


def test_log_names_neither_client_nor_query(nginx):
    before = len(lines_about(nginx, "/de/angebote/"))
    nginx.ask("/de/angebote/?q=frauenhaus", Referer="https://example.org/geheim", User_Agent="Kennung/1.0")
    deadline = time.monotonic() + 5
    while len(lines_about(nginx, "/de/angebote/")) == before and time.monotonic() < deadline:
        time.sleep(0.1)
    *_earlier, last = lines_about(nginx, "/de/angebote/")[before:]
    assert '"GET /de/angebote/" 200' in last
    assert last.startswith("127.0.0.0 ")
    assert not re.search("frauenhaus|geheim|Kennung|127.0.0.1", last)


@pytest.mark.parametrize(
    "before, after",
    [
        ("/ar/workshops/mine/", "/calendar.ics"),
        ("/ar/board/mine/", "/7/"),
        ("/de-simple/board/mine/reply/", "/"),
        ("/de/digest/mine/", "/leave/"),
        ("/ar/groups/login/", "/"),
    ],
)
def test_log_has_no_key_that_stands_in_a_mail(nginx, before, after):
    key = "0a1b2c3d-0000-4000-8000-00000000beef"
    nginx.ask(f"{before}{key}{after}")
    deadline = time.monotonic() + 5
    while not lines_about(nginx, f"{before}-") and time.monotonic() < deadline:
        time.sleep(0.1)
    assert lines_about(nginx, f"{before}-")
    assert key not in nginx.log


def test_no_log_knows_where_a_visitor_is(nginx):
    point = "near=50.2965,7.3150"
    asked = ["/de/angebote/", "/ar/angebote/", "/api/v1/services", "/de/gibt-es-nicht/", "/api/v1/gibt-es-nicht"]
    for path in asked:
        nginx.ask(f"{path}?{point}&x_{point}&page=9999", Referer=f"{nginx.site.url}/de/angebote/?{point}")
    deadline = time.monotonic() + 5
    while any(path not in nginx.log for path in asked) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [path for path in asked if path not in nginx.log] == []
    assert [log.name for log in nginx.folder.glob("*.log") if re.search(r"50\.29|7\.315|near", log.read_text())] == []


def test_wrong_logins_are_counted_by_the_true_address(nginx):
    """Whatever a client writes into headers, and however wrong the others are: another address is another client."""
    tries = [log_in(nginx, "wrong", **{"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": f"10.0.1.{n}"}) for n in range(6)]
    assert tries == [200, 200, 200, 200, 429, 429]
    assert log_in(nginx, "a long password for tests") == 429
    assert log_in(nginx, "a long password for tests", source="127.0.0.2") == 302
