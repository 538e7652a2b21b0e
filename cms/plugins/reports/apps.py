from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class ReportsConfig(PluginConfig):
    name = "cms.plugins.reports"
    verbose_name = _("Report for the funder")
    requires_plugin_api = ">=1,<2"
    summary = _("Numbers of workshops, offers and the directory by quarters, as a page, CSV and XLSX; nothing about anybody.")
