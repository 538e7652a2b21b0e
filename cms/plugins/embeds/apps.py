from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class EmbedsConfig(PluginConfig):
    name = "cms.plugins.embeds"
    verbose_name = _("Embeds")
    requires_plugin_api = ">=1,<2"
    summary = _("Partners show entries and lists of this site on their own.")
