from importlib import import_module

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class EventsConfig(PluginConfig):
    name = "cms.plugins.events"
    verbose_name = _("Events")
    requires_plugin_api = ">=1,<2"
    summary = _("A calendar of workshops, meetings, consultation hours and festivals.")

    def ready(self) -> None:
        super().ready()
        import_module("cms.plugins.events.receivers")
        post_migrate.connect(import_module("cms.plugins.events.upkeep").let_go, sender=self)
