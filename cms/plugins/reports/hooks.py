"""What the plugin adds: the worker remembers how the directory stands."""

from datetime import timedelta

from cms.plugin_api.contributions import Job
from cms.plugin_api.hookspecs import hookimpl
from cms.plugins.reports.admin.levels import remember


@hookimpl
def timetable() -> list[Job]:
    return [Job("remember how the directory stands", timedelta(hours=6), remember)]
