from importlib import import_module

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig
from cms.plugins.workshops.roles import ROLES


class WorkshopsConfig(PluginConfig):
    name = "cms.plugins.workshops"
    verbose_name = _("Workshops")
    requires_plugin_api = ">=1,<2"
    summary = _("Registration for dates of the calendar, with waiting list, attendance and certificates.")
    roles = ROLES

    def ready(self) -> None:
        super().ready()
        import_module("cms.plugins.workshops.receivers")
        post_migrate.connect(import_module("cms.plugins.workshops.retention").let_go, sender=self)
