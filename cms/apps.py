from importlib import import_module

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Wegweiser"

    def ready(self) -> None:
        import_module("cms.checks")
        import_module("cms.control_characters")
