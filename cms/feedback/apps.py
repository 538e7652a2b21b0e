from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.registry import plugin_manager


class FeedbackConfig(AppConfig):
    name = "cms.feedback"
    verbose_name = _("Messages of visitors")

    def ready(self) -> None:
        plugin_manager.register(import_module("cms.feedback.hooks"), name=self.label)
