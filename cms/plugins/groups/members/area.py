"""What members see: their groups, and each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.plugins.groups.access import Entry, entry_of, groups_of
from cms.plugins.groups.calendar import may_publish
from cms.plugins.groups.joining import leave, works_in_the_admin
from cms.plugins.groups.members.forms import DocumentForm, MeetingForm
from cms.plugins.groups.models import Meeting
from site_pages.reading.own_pages import own_page

View = Callable[..., HttpResponse]


def for_members(view: View) -> View:
    """Others come to the login; what they may see is asked in the view."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("groups:login")
        return view(request, *args, **kwargs)

    return wrapper


def of_group(view: View) -> View:
    """The view gets an Entry; 404 for everybody who may not enter, so that nobody learns that there is something."""

    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = entry_of(request.user, uuid)
        if entry is None:
            raise Http404("There is no such group.")
        return view(request, entry, *args, **kwargs)

    return for_members(never_cache(wrapper))


def leads(entry: Entry) -> None:
    if not entry.may_lead:
        raise Http404("Only the chair does this.")


@never_cache
@for_members
def mine(request: HttpRequest) -> HttpResponse:
    context = {"groups": groups_of(request.user), "sets_password": not works_in_the_admin(request.user)}
    return own_page(request, "groups/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_group
def area(request: HttpRequest, entry: Entry) -> HttpResponse:
    """A POST takes a new meeting, by the chair."""
    form = MeetingForm(request.POST or None, may_publish=may_publish(entry.group))
    if request.method == "POST":
        leads(entry)
        if form.is_valid():
            made = Meeting.objects.create(group=entry.group, **form.facts)
            return redirect("groups:meeting", entry.group.uuid, made.uuid)
    return show_area(request, entry, {"meeting_form": form, "form": form}, 400 if form.is_bound else 200)


def show_area(request: HttpRequest, entry: Entry, context: dict[str, Any], status: int = 200) -> HttpResponse:
    group = entry.group
    known = {
        "entry": entry,
        "group": group,
        "ahead": list(group.meetings.filter(ends_at__gt=timezone.now()).order_by("starts_at")),
        "past": list(group.meetings.filter(ends_at__lte=timezone.now())),
        "decisions": list(group.decisions.all()),
        "documents": list(group.documents.all()),
        "members": list(group.memberships.all()),
        "meeting_form": MeetingForm(may_publish=may_publish(group)),
        "document_form": DocumentForm(),
    }
    return own_page(request, "groups/area.html", known | context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_group
def leave_group(request: HttpRequest, entry: Entry) -> HttpResponse:
    if entry.membership is None:
        raise Http404("Only members leave.")
    if request.method != "POST":
        return own_page(request, "groups/leave.html", {"group": entry.group})
    leave(entry.membership)
    return redirect("groups:mine")
