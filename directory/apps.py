from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.registry import plugin_manager


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Service directory")

    def ready(self) -> None:
        plugin_manager.register(import_module("directory.hooks"), name=self.label)
        import_module("directory.publishing.receivers")
        import_module("directory.checks")
