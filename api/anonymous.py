"""How views of the public API are set up, our own and those of plugins: nobody logs in, everything is JSON."""

from collections.abc import Callable

from django.http import HttpResponseBase
from rest_framework.views import APIView

from api.negotiation import AlwaysJson


def as_public_view(view: type[APIView]) -> Callable[..., HttpResponseBase]:
    """The view without login and without a choice of formats, whatever the settings say for the admin's views."""
    return view.as_view(authentication_classes=[], content_negotiation_class=AlwaysJson)
