from importlib import import_module
from typing import Any

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Wegweiser"

    def ready(self) -> None:
        import_module("cms.checks")
        import_module("cms.control_characters")
        registry: Any = import_module("cms.plugin_api.registry")
        registry.plugin_manager.register(import_module("cms.admin.hooks"), name=self.label)
