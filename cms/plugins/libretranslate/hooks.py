"""What the plugin adds: an engine."""

from wagtail_localize.machine_translators.base import BaseMachineTranslator

from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.libretranslate.engine import LibreTranslate


@hookimpl
def machine_translators() -> list[type[BaseMachineTranslator]]:
    return [LibreTranslate]
