"""Lists that readers see have one order: where nothing decides between two rows, PostgreSQL returns them as it likes."""

import pytest
from django.apps import apps
from django.db.models import Model

OURS = ("cms", "directory", "site_pages")
MODELS = [model for room in apps.get_app_configs() if room.name in OURS for model in room.get_models()]


def decides(model: type[Model], name: str) -> bool:
    name = name.removeprefix("-")
    return name == "pk" or (not name.endswith("_id") and model._meta.get_field(name).unique)


@pytest.mark.parametrize("model", [model for model in MODELS if model._meta.ordering], ids=lambda model: model.__name__)
def test_order_of_records_is_total(model: type[Model]):
    assert any(decides(model, name) for name in model._meta.ordering)
