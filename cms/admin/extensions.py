"""The plugins of the site, for those who run it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.plugin_api.overview import plugins


class ExtensionsView(WagtailAdminTemplateMixin, TemplateView):
    """A list with nothing to switch: that is done in the settings, since tables hang on it."""

    template_name = "admin/extensions.html"
    page_title = _("Extensions")
    header_icon = "cogs"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"plugins": plugins()}
