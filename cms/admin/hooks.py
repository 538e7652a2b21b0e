"""What the admin contributes, through the same door as a plugin."""

from cms.admin.mails import how_many
from cms.plugin_api.contributions import TodoItem
from cms.plugin_api.hookspecs import hookimpl


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(how_many)]
