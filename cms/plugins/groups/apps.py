from importlib import import_module

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig
from cms.plugins.groups.roles import ROLES


class GroupsConfig(PluginConfig):
    name = "cms.plugins.groups"
    verbose_name = _("Working groups")
    requires_plugin_api = ">=1,<2"
    summary = _("Round tables and working groups with meetings, minutes, decisions and documents, in an area for their members.")
    roles = ROLES

    def ready(self) -> None:
        super().ready()
        import_module("cms.plugins.groups.receivers")
        post_migrate.connect(import_module("cms.plugins.groups.retention").let_go, sender=self)
