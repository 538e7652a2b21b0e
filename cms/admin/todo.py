"""Tells editors on their start page what waits for them, as plugins contribute it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from cms.plugin_api.contributions import TodoItem, TodoLine
from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect


class TodoPanel(Component):
    name = "todo"
    template_name = "admin/todo.html"
    order = 40

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context) or {}
        return context | {"lines": todo_lines(parent_context["request"])}


def todo_lines(request: HttpRequest) -> list[TodoLine]:
    """What waits, without what does not: a plugin that fails costs its own lines."""
    lines: list[TodoLine] = []
    for plugin, item in collect("todo_items"):
        lines += guarded(plugin, "todo_items", partial(lines_of, item, request), [])
    return [line for line in lines if line.number]


def lines_of(item: TodoItem, request: HttpRequest) -> list[TodoLine]:
    with transaction.atomic():  # so that what fails leaves the rest of the page a transaction that goes on
        return list(item.lines(request))
