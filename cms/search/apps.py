from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.registry import plugin_manager


class SearchConfig(AppConfig):
    name = "cms.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        plugin_manager.register(import_module("cms.search.hooks"), name=self.label)
        import_module("cms.search.receivers")
