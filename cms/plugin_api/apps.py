from django.apps import AppConfig


class PluginApiConfig(AppConfig):
    name = "cms.plugin_api"

    def ready(self) -> None:
        from cms.plugin_api import checks  # noqa: F401  registers the checks
