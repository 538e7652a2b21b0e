"""A language's front page carries all others: only an administrator takes it away, and types the site's name first."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from wagtail.admin.auth import permission_denied
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.models import Page

View = Callable[..., HttpResponseBase]
DEPTH = 2
TAKE_AWAY = {"delete", "unpublish", "move", "move_confirm", "set_page_position", "set_privacy", "action"}
NAMESPACES = {"wagtailadmin_pages", "wagtailadmin_api:pages"}
TARGETS = ("page_id", "page_to_move_id", "pk")
CONFIRMATION = "confirm_site_name"


def is_front_page(page: Page) -> bool:
    return bool(page.depth == DEPTH)


def front_pages_are_confirmed(view: View) -> View:
    """Wraps a view of the admin: others are refused, an administrator's POST is asked for the confirmation."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = front_page_at_stake(request, kwargs)
        if page is None or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if not request.user.is_superuser:
            return permission_denied(request)
        if request.method == "POST" and request.POST.get(CONFIRMATION) != settings.WAGTAIL_SITE_NAME:
            return ask(request, page)
        return view(request, *args, **kwargs)

    return wrapper


def front_page_at_stake(request: HttpRequest, parameters: dict[str, Any]) -> Page | None:
    """The front page that the view would take away, if it is such a view and such a page."""
    match = request.resolver_match
    if match is None or match.namespace not in NAMESPACES or match.url_name not in TAKE_AWAY:
        return None
    key = next((parameters[name] for name in TARGETS if name in parameters), None)
    return Page.objects.filter(pk=key, depth=DEPTH).first()


def ask(request: HttpRequest, page: Page) -> HttpResponse:
    """The form that was sent, once more, with a field for the site's name; in the dialog that it came from."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "page": page,
        "sent": [pair for pair in sent if pair[0] not in (CONFIRMATION, "csrfmiddlewaretoken")],
        "confirmation": CONFIRMATION,
        "typed": request.POST.get(CONFIRMATION),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    if request.resolver_match and request.resolver_match.url_name == "set_privacy":
        step = {"step": "set_privacy"}  # keeps Wagtail's script at work on the dialog's form
        asked: HttpResponse = render_modal_workflow(request, "admin/front_page_form.html", None, context, json_data=step)
        return asked
    return render(request, "admin/confirm_front_page.html", context)
