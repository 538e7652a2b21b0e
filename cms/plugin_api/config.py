"""The identity of a plugin."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule
from packaging.specifiers import SpecifierSet

from cms.plugin_api import PLUGIN_API_VERSION
from cms.plugin_api.registry import plugin_manager

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class PluginConfig(AppConfig):
    """Names a plugin, checks that it fits this host and registers its hooks."""

    default = False  # with two candidates in apps.py, Django would silently take neither
    requires_plugin_api = ""  # PEP 440, for example ">=1,<2"
    summary: "str | _StrPromise" = ""  # one translatable sentence for the list of plugins
    required_settings: tuple[str, ...] = ()
    roles: "ClassVar[Mapping[str, Sequence[str]]]" = {}  # codenames of permissions by the name of a group, which is made

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        self.check_version()
        self.check_settings()
        if self.module and module_has_submodule(self.module, "hooks"):
            self.register_hooks()

    def register_hooks(self) -> None:
        try:
            plugin_manager.register(import_module(f"{self.name}.hooks"), name=self.label)
        except Exception as error:
            raise ImproperlyConfigured(f"Plugin {self.name} cannot be loaded: {error}") from error

    def check_version(self) -> None:
        if not self.requires_plugin_api:
            raise ImproperlyConfigured(f"Plugin {self.name} must set requires_plugin_api.")
        if PLUGIN_API_VERSION not in SpecifierSet(self.requires_plugin_api):
            raise ImproperlyConfigured(
                f"Plugin {self.name} needs plugin API {self.requires_plugin_api}, this is {PLUGIN_API_VERSION}."
            )

    def check_settings(self) -> None:
        missing = [name for name in self.required_settings if not hasattr(settings, name)]
        if missing:
            raise ImproperlyConfigured(f"Plugin {self.name} needs the settings {missing}.")
