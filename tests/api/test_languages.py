"""Which language is served, and how answers say so."""

import pytest
from django.test import Client

from cms.languages import CODES
from tests.api.conftest import Publish, uuid_of

LIST, DETAIL = "/api/v1/services", f"/api/v1/services/{uuid_of(1)}"


@pytest.mark.parametrize(
    "lang, accepted, served",
    [
        ("", "", "de"),
        ("ar", "", "ar"),
        ("ar", "en", "ar"),
        ("AR-eg", "", "ar"),
        ("de-simple", "", "de-simple"),
        ("de-AT", "", "de"),
        ("so", "ar", "de"),
        ("x-whatever", "", "de"),
        ("", "tr,en;q=0.5", "tr"),
        ("", "so;q=0.9, uk;q=0.8", "uk"),
        ("", "so", "de"),
        ("", "*", "de"),
        ("", "\u00fc;;q=,,--", "de"),
        ("", "en," * 2000, "en"),
    ],
)
@pytest.mark.parametrize("address", [LIST, DETAIL])
def test_lang_wins_over_accept_language(
    api_client: Client, publish: Publish, address: str, lang: str, accepted: str, served: str
) -> None:
    publish(1, "Beratung", words={code: f"in {code}" for code in CODES})

    response = api_client.get(address, {"lang": lang} if lang else {}, headers={"accept-language": accepted} if accepted else {})
    record = response.json() if address == DETAIL else response.json()["contents"][0]
    assert (record["name"], response.headers["Content-Language"]) == (f"in {served}", served)


@pytest.mark.parametrize("address", [LIST, DETAIL, "/api/v1", f"{LIST}?page=x", f"{LIST}?page=9", "/api/v1/nothing"])
def test_answers_depend_on_accept_language(api_client: Client, publish: Publish, address: str) -> None:
    publish(1)

    response = api_client.get(address)
    assert "Accept-Language" in response.headers["Vary"]
    assert "Cookie" not in response.headers["Vary"]
    assert response.headers["Content-Language"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "lang", ["", "*", "d", "x", "de_DE", "de--at", "-de", "de ", "ä", "a%00", "en;q=1", "de-" + "x" * 9, "de" * 20]
)
def test_malformed_language_is_refused(api_client: Client, lang: str) -> None:
    response = api_client.get(f"{LIST}?lang={lang}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["lang"]


def test_problem_documents_are_english(api_client: Client, db: None) -> None:
    response = api_client.get(f"{LIST}?page=x", headers={"accept-language": "de"})
    assert response.headers["Content-Language"] == "en"
    assert response.json()["errors"] == [{"parameter": "page", "detail": "A valid integer is required."}]
