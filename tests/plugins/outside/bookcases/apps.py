from django.utils.translation import gettext_lazy as _

from cms.plugin_api.config import PluginConfig


class BookcasesConfig(PluginConfig):
    name = "bookcases"
    verbose_name = _("Bookcases")
    default_auto_field = "django.db.models.BigAutoField"
    requires_plugin_api = ">=1,<2"
    summary = _("Public bookcases, from which anybody may take a book.")
