from importlib import import_module

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig
from cms.plugins.board.roles import ROLES


class BoardConfig(PluginConfig):
    name = "cms.plugins.board"
    verbose_name = _("Offers and requests")
    requires_plugin_api = ">=1,<2"
    summary = _("A board for offers and requests, without accounts; answers go through the server, addresses stay hidden.")
    roles = ROLES

    def ready(self) -> None:
        super().ready()
        import_module("cms.plugins.board.receivers")
        post_migrate.connect(import_module("cms.plugins.board.retention").let_go, sender=self)
