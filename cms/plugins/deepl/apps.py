from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class DeepLConfig(PluginConfig):
    name = "cms.plugins.deepl"
    verbose_name = "DeepL"
    requires_plugin_api = ">=1,<2"
    summary = _("Translates by machine, with DeepL.")
