"""A meeting: everybody proposes what to talk about; the chair writes the minutes, who was there, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.plugins.groups.access import Entry
from cms.plugins.groups.calendar import may_publish
from cms.plugins.groups.members.area import leads, of_group
from cms.plugins.groups.members.forms import AgendaForm, ChangeMeetingForm, DecisionForm, MinutesForm
from cms.plugins.groups.models import Attendance, Group, Meeting
from cms.public_forms.forms import PublicForm
from site_pages.reading.lists import number_of
from site_pages.reading.own_pages import own_page

Made = tuple[PublicForm, bool]  # a form, and whether what it said was done


@require_http_methods(["GET", "HEAD", "POST"])
@of_group
def meeting(request: HttpRequest, entry: Entry, meeting: UUID) -> HttpResponse:
    """`action` says which form of the page was sent."""
    found = entry.group.meetings.filter(uuid=meeting).first()
    if found is None:
        raise Http404("There is no such meeting.")
    forms = forms_of(found)
    if request.method != "POST":
        return page(request, entry, found, forms)
    action = request.POST.get("action", "")
    if action == "remove_meeting":
        leads(entry)
        found.delete()
        return redirect("groups:area", entry.group.uuid)
    if action not in ACTIONS:
        return page(request, entry, found, forms)
    if action != "agenda":
        leads(entry)
    form, is_done = ACTIONS[action](request, entry, found)
    if is_done:
        return redirect("groups:meeting", entry.group.uuid, found.uuid)
    return page(request, entry, found, forms | {action: form}, 400, form)


def organizations_of(group: Group) -> dict[str, str]:
    """Names by id, of members."""
    return {str(one.organization): one.organization_name for one in group.memberships.all()}


def forms_of(meeting: Meeting) -> dict[str, PublicForm]:
    return {
        "agenda": AgendaForm(),
        "minutes": MinutesForm(initial={"minutes": meeting.minutes, "revision": meeting.revision}),
        "decision": decision_form(meeting, None),
        "times": ChangeMeetingForm(initial=ChangeMeetingForm.said_by(meeting), may_publish=may_publish(meeting.group)),
    }


def decision_form(meeting: Meeting, data: Any) -> DecisionForm:
    names = sorted(set(organizations_of(meeting.group).values()), key=str.casefold)
    return DecisionForm(data, organizations=names, may_publish=meeting.group.has_public_decisions)


def page(
    request: HttpRequest,
    entry: Entry,
    meeting: Meeting,
    forms: dict[str, PublicForm],
    status: int = 200,
    form: PublicForm | None = None,
) -> HttpResponse:
    attended = {str(one) for one in meeting.attendances.values_list("organization", flat=True)}
    context = {
        "entry": entry,
        "group": entry.group,
        "meeting": meeting,
        "agenda": list(meeting.agenda.all()),
        "decisions": list(meeting.decisions.all()),
        "attendances": list(meeting.attendances.all()),
        "organizations": [(uuid, name, uuid in attended) for uuid, name in organizations_of(entry.group).items()],
        "forms": forms,
        "form": form,
    }
    return own_page(request, "groups/meeting.html", context, status)


def propose(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    form = AgendaForm(request.POST)
    if form.is_valid():
        form.save(meeting, entry.organization_name)
    return form, form.is_valid()


def write_minutes(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    """Nobody writes over what somebody else has written meanwhile; what was typed stays."""
    form = MinutesForm(request.POST.dict())
    if not form.is_valid():
        return form, False
    read = Meeting.objects.filter(pk=meeting.pk, revision=form.cleaned_data["revision"])
    if not read.update(minutes=form.cleaned_data["minutes"], revision=form.cleaned_data["revision"] + 1):
        meeting.refresh_from_db()
        form.data = {**form.data, "revision": str(meeting.revision)}  # what was typed is saved over theirs the next time
        form.add_error(None, _("Somebody else has changed the minutes meanwhile. Please add what is missing to theirs, above."))
        return form, False
    return form, True


def decide(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    form = decision_form(meeting, request.POST)
    if form.is_valid():
        form.save(meeting)
    return form, form.is_valid()


def attend(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    """`organization` has the ids of those that were there; only members count."""
    known = organizations_of(entry.group)
    came = [uuid for uuid in dict.fromkeys(request.POST.getlist("organization")) if uuid in known]
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        meeting.attendances.filter(organization__in=known).delete()  # those who have left since stay as they were
        rows = [Attendance(meeting=meeting, organization=uuid, organization_name=known[uuid]) for uuid in came]
        Attendance.objects.bulk_create(rows)
    return PublicForm(), True


def move(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    """Nobody writes over what somebody else has said meanwhile. What is written in the minutes stays."""
    form = ChangeMeetingForm(request.POST.dict(), may_publish=may_publish(entry.group))
    if not form.is_valid():
        return form, False
    with transaction.atomic():
        found = get_object_or_404(Meeting.objects.select_for_update(), pk=meeting.pk)
        if found.sequence == form.cleaned_data["sequence"]:
            facts = form.facts | {"sequence": found.sequence + 1}
            for name, value in facts.items():
                setattr(found, name, value)
            found.save(update_fields=list(facts))
            return form, True
    form.data = {**form.data, "sequence": str(found.sequence)}  # what was typed is saved over theirs the next time
    form.add_error(None, _("Somebody else has changed this meeting meanwhile. Please look at it once more, above."))
    return form, False


def change_decision(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    """`decision` is its key; `done` and `public` say how it stands."""
    found = meeting.decisions.filter(pk=key_of(request, "decision")).first()
    if found is None:
        raise Http404("There is no such decision.")
    found.is_done = "done" in request.POST
    found.is_public = "public" in request.POST and meeting.group.has_public_decisions
    found.save()
    return PublicForm(), True


def remove(request: HttpRequest, entry: Entry, meeting: Meeting) -> Made:
    """`item` or `decision` is the key of what goes."""
    meeting.agenda.filter(pk=key_of(request, "item")).delete()
    meeting.decisions.filter(pk=key_of(request, "decision")).delete()
    return PublicForm(), True


def key_of(request: HttpRequest, name: str) -> int:
    return number_of(request.POST.get(name, "")) or 0


ACTIONS: dict[str, Callable[[HttpRequest, Entry, Meeting], Made]] = {
    "agenda": propose,
    "minutes": write_minutes,
    "decision": decide,
    "attendance": attend,
    "times": move,
    "change_decision": change_decision,
    "remove": remove,
}
