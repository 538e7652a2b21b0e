"""What the feedback of visitors contributes, through the same door as a plugin."""

from cms.feedback.inbox import wanted_translations
from cms.plugin_api.contributions import TodoItem
from cms.plugin_api.hookspecs import hookimpl


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(wanted_translations)]
