"""Members come in by a link in a mail, or with a password they have set. Whoever works in the admin comes in there."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import authenticate, get_user_model, login, logout, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cms.mailing.mailbox import counted_mailbox, mailbox_of
from cms.plugins.groups.joining import works_in_the_admin
from cms.plugins.groups.members.area import for_members
from cms.plugins.groups.members.forms import LinkForm, PasswordForm
from cms.plugins.groups.members.tokens import user_by
from cms.plugins.groups.models import Mail
from cms.plugins.groups.rules import AN_HOUR, LOGINS_AN_HOUR, MAILS_AN_HOUR
from cms.public_forms.forms import looks
from cms.users.clients import address_of, within
from site_pages.reading.links import current_language
from site_pages.reading.own_pages import own_page

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Whether somebody is a member is told by mail alone."""
    wants_link = request.method == "POST" and "password" not in request.POST
    link = LinkForm(request.POST if wants_link else None)
    password = PasswordForm(None if wants_link else request.POST or None)
    context = {
        "link_form": link,
        "password_form": password,
        "form": link if wants_link else password,
        "sent": "sent" in request.GET,
    }
    if request.method != "POST":
        return own_page(request, "groups/login.html", context)
    if not within(f"groups.{address_of(request)}", LOGINS_AN_HOUR, AN_HOUR):
        return own_page(request, "groups/login.html", context | {"too_many": True}, 429)
    if wants_link and link.is_valid():
        send_link(link)
        return redirect(f"{request.path}?sent=1")
    if not wants_link and password.is_valid() and (user := user_with(request, password)):
        login(request, user, BACKEND)
        return redirect("groups:mine")
    return own_page(request, "groups/login.html", context | {"is_wrong": password.is_bound}, 400)


def send_link(form: LinkForm) -> None:
    mailbox = mailbox_of(form.cleaned_data["email"])
    if form.is_trapped or not within(f"groups.{counted_mailbox(mailbox)}", MAILS_AN_HOUR, AN_HOUR):
        return
    user = member_with(mailbox)
    if user and not works_in_the_admin(user):
        Mail.objects.create(user=user, language=current_language())


def member_with(mailbox: str) -> Any:
    users = get_user_model()._default_manager.filter(email__iexact=mailbox, is_active=True, group_memberships__isnull=False)
    return users.order_by("pk").first()


def user_with(request: HttpRequest, form: PasswordForm) -> Any:
    """None for a wrong password, and for people who log in with a second factor. Failures are counted (django-axes)."""
    mailbox = mailbox_of(form.cleaned_data["email"])
    known = member_with(mailbox)
    name = known.get_username() if known else mailbox
    user = authenticate(request, username=name, password=form.cleaned_data["password"])
    return user if user and not works_in_the_admin(user) else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing: programs that read mails open links, too."""
    user = user_by(token)
    if user is None or works_in_the_admin(user) or not user.group_memberships.exists():
        return own_page(request, "groups/not_valid.html", {}, 404)
    if request.method != "POST":
        return own_page(request, "groups/log_in_by_link.html", {})
    login(request, user, BACKEND)
    return redirect("groups:mine")


@never_cache
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("groups:groups")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def password(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if works_in_the_admin(user):
        raise Http404("Whoever works in the admin has a password there.")
    form = SetPasswordForm(user, request.POST or None)
    for field in form.fields.values():
        field.widget.attrs |= looks(field)
    if request.method != "POST" or not form.is_valid():
        return own_page(request, "groups/password.html", {"form": form}, 400 if form.is_bound else 200)
    form.save()
    update_session_auth_hash(request, user)
    return redirect("groups:mine")
