"""Pages on which people subscribe, change what they get, and leave. Looking changes nothing; a button does."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.mailing.mailbox import counted_mailbox
from cms.plugins.digest import subscribing
from cms.plugins.digest.kinds import Rhythm, offered
from cms.plugins.digest.models import Subscription
from cms.plugins.digest.rules import AN_HOUR, MAILS_AN_HOUR, SUBSCRIPTIONS_AN_HOUR
from cms.plugins.digest.visitors.forms import CHOICE, SubscriptionForm
from cms.users.clients import address_of, within
from site_pages.reading.links import current_language, place_of
from site_pages.reading.own_pages import own_page
from site_pages.reading.site import site_for


@csrf_exempt  # nobody is logged in: there is nothing that another site could misuse, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    language = current_language()
    first = {
        "language": language,
        "rhythm": Rhythm.WEEKLY,
        "kinds": [value for value, _label in offered()],
        "place": place_of(request),
    }
    form = SubscriptionForm(request.POST or None, frame=site_for(request, language), initial=first)
    context = {"form": form, "sent": "sent" in request.GET and not form.is_bound}
    if request.method != "POST" or not form.is_valid():
        return own_page(request, "digest/subscribe.html", context, 400 if form.is_bound else 200)
    if not form.is_trapped:
        if not within(f"digest.{address_of(request)}", SUBSCRIPTIONS_AN_HOUR, AN_HOUR):
            return own_page(request, "digest/subscribe.html", context | {"too_many": True}, 429)
        email = form.cleaned_data["email"]
        if within(f"digest.{counted_mailbox(email)}", MAILS_AN_HOUR, AN_HOUR):
            subscribing.ask(email, form.choice)
    return redirect(f"{request.path}?sent=1")


@csrf_exempt  # the secret in the address is the right to act, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, secret: UUID) -> HttpResponse:
    """`action` is confirm, change or leave."""
    subscription = Subscription.objects.filter(secret=secret).first()
    if subscription is None:
        return own_page(request, "digest/gone.html", {}, 404)
    action = request.POST.get("action", "")
    if action == "leave":
        subscribing.leave(subscription)
        return own_page(request, "digest/gone.html", {"has_left": True})
    if action == "confirm":
        subscribing.confirm(subscription)
        return redirect(request.path)
    return change(request, subscription, is_asked=action == "change")


def change(request: HttpRequest, subscription: Subscription, is_asked: bool) -> HttpResponse:
    first: dict[str, Any] = {name: getattr(subscription, name) for name in CHOICE}
    frame = site_for(request, current_language())
    form = SubscriptionForm(request.POST if is_asked else None, frame=frame, initial=first, is_known=True)
    if is_asked and form.is_valid() and not form.is_trapped:
        subscribing.change(subscription, form.choice)
        return redirect(f"{request.path}?saved=1")
    context = {"form": form, "subscription": subscription, "saved": "saved" in request.GET and not form.is_bound}
    return own_page(request, "digest/mine.html", context, 400 if form.is_bound else 200)


@csrf_exempt  # mail programs post here by themselves (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, secret: UUID) -> HttpResponse:
    """A POST leaves at once, whatever it says; twice is fine."""
    subscription = Subscription.objects.filter(secret=secret).first()
    if request.method == "POST":
        if subscription:
            subscribing.leave(subscription)
        return own_page(request, "digest/gone.html", {"has_left": True})
    if subscription is None:
        return own_page(request, "digest/gone.html", {}, 404)
    return own_page(request, "digest/leave.html", {"subscription": subscription})
