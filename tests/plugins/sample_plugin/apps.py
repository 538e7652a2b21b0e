from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class SamplePluginConfig(PluginConfig):
    """A plugin that uses every hook there is, on all days of the test suite."""

    name = "sample_plugin"
    verbose_name = _("Benches")
    requires_plugin_api = ">=1,<2"
    summary = _("Benches on which one can rest.")
