from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.registry import plugin_manager


class TranslationMatrixConfig(AppConfig):
    name = "cms.translation_matrix"
    verbose_name = _("Translations")

    def ready(self) -> None:
        plugin_manager.register(import_module("cms.translation_matrix.hooks"), name=self.label)
