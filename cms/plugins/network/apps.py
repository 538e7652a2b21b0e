from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class NetworkConfig(PluginConfig):
    name = "cms.plugins.network"
    verbose_name = _("Who does what where")
    requires_plugin_api = ">=1,<2"
    summary = _("Offers by place and topic as a table and a map, with the gaps: where there is nothing for a topic.")
