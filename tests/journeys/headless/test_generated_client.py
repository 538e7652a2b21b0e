"""A client that a generator of others makes of our OpenAPI document reads what we publish."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.running.site import RunningSite


@pytest.fixture(scope="module")
def made(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The package that openapi-python-client writes, without a complaint."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(json.dumps(site.get("/api/v1/openapi.json")))
    (folder / "settings.yaml").write_text("post_hooks: []")
    files = ["--path", "openapi.json", "--config", "settings.yaml", "--output-path", "wegweiser_client"]
    command = [str(Path(sys.executable).with_name("openapi-python-client")), "generate", "--meta", "none", *files]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert "WARNING" not in told.stdout + told.stderr, told.stdout
    sys.path.insert(0, str(folder))
    yield import_module("wegweiser_client")
    sys.path.remove(str(folder))


def operation(name: str) -> Any:
    return import_module(f"wegweiser_client.api.{name}").sync


def test_generated_client_reads_a_list_a_detail_and_a_guide(site: RunningSite, made: Any) -> None:
    with made.Client(base_url=f"{site.url}/api/v1", raise_on_unexpected_status=True) as client:
        services = operation("required.get_paginated_list_of_services")(lang="ar", x_free=True, per_page=5, client=client)
        assert (services.page_number, len(services.contents), services.contents[0].x_free) == (1, 5, True)
        service = operation("required.get_fully_nested_service_by_id")(services.contents[0].id, lang="ar", client=client)
        assert (service.name, type(service).__name__) == (services.contents[0].name, "Service")

        (guide,) = operation("content.get_paginated_list_of_guides")(search="ersten Wochen", per_page=1, client=client).contents
        whole = operation("content.get_guide_by_id")(guide.id, client=client)
        assert whole.title == guide.title
        assert "RichTextBlock" in {type(block).__name__ for block in whole.body}
        assert whole.steps[0].value.title
