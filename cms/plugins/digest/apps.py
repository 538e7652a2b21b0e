from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class DigestConfig(PluginConfig):
    name = "cms.plugins.digest"
    verbose_name = _("Digest by mail")
    requires_plugin_api = ">=1,<2"
    summary = _("What is new, by mail: for a place, topics and a language, once a week or a month, with one click to leave.")
