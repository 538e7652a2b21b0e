from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class LibreTranslateConfig(PluginConfig):
    name = "cms.plugins.libretranslate"
    verbose_name = "LibreTranslate"
    requires_plugin_api = ">=1,<2"
    summary = _("Translates by machine, with LibreTranslate.")
