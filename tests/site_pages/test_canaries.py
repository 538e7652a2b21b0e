"""Nothing that is not public stands in anything that an anonymous visitor may find."""

import pytest
from django.apps import apps
from django.test import Client

from cms.languages import CODES
from tests.canaries import Answer, Reader, found_in, plant


def read_by(client):
    def get(path):
        answer = client.get(path, headers={"Accept": "*/*"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return Answer(answer.status_code, str(answer.headers), body.decode("utf-8", "replace"))

    return get


PUBLIC = ("Offen", "Neues Sprachcafé", "Beratung", "Deutsch lernen", "Rathaus Polch", "Themen", "Abgesagt")


@pytest.mark.django_db
def test_reader_of_all_addresses_finds_what_is_public_and_no_canary():
    canaries = plant()
    reader = Reader(read_by(Client()), "testserver")
    reader.read_all(canaries.addresses)

    assert found_in(canaries, reader.answers) == {}
    assert [path for path, answer in reader.answers.items() if answer.status >= 500] == []
    assert {f"/{code}/offen/" for code in CODES} < set(reader.answers)
    read = "".join(answer.body for answer in reader.answers.values() if answer.status == 200)
    assert [words for words in PUBLIC if words not in read] == []


@pytest.mark.django_db
def test_canaries_really_stand_in_what_is_not_public():
    """Else the test above could not fail: whoever may read everything finds most of them."""
    canaries = plant()
    rows = [str(list(model._default_manager.values_list())) for model in apps.get_models()]
    assert canaries.seen("".join(rows)) >= set(canaries.tokens) - {"file of a private document"}
