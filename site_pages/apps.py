from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.plugin_api.registry import plugin_manager


class SitePagesConfig(AppConfig):
    name = "site_pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from cms.published import addresses
        from site_pages.publishing import receivers
        from site_pages.publishing.service_addresses import service_addresses

        plugin_manager.register(import_module("site_pages.hooks"), name=self.label)
        addresses.register("service", service_addresses)
        receivers.connect()
