"""The plugins of the site, for those who run it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.admin.report import ForAdministrators
from cms.plugin_api.overview import plugins


class ExtensionsView(ForAdministrators):
    """A list with nothing to switch: that is done in the settings, since tables hang on it."""

    template_name = "admin/extensions.html"
    page_title = _("Extensions")
    header_icon = "cogs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"plugins": plugins()}
