"""Documents of a group: members put them there and download them; who downloads what is logged for 90 days."""

from __future__ import annotations

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from cms.plugins.groups.access import Entry
from cms.plugins.groups.members.area import of_group, show_area
from cms.plugins.groups.members.forms import DocumentForm
from cms.plugins.groups.models import Download, GroupDocument


@require_POST
@of_group
def upload(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_area(request, entry, {"document_form": form, "form": form}, 400)
    form.save(group=entry.group, organization_name=entry.organization_name)
    return redirect("groups:area", entry.group.uuid)


@require_safe
@of_group
def download(request: HttpRequest, entry: Entry, pk: int) -> HttpResponse:
    found = entry.group.documents.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such document.")
    name = f"{slugify(found.name, allow_unicode=True) or 'document'}{PurePath(found.file.name).suffix}"
    try:
        with found.file.open() as file:
            response = HttpResponse(file.read(), content_type="application/octet-stream")
    except FileNotFoundError as error:
        raise Http404("The file is not there any more.") from error
    Download.objects.create(document=found, user_id=request.user.pk or 0)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


@require_POST
@of_group
def remove(request: HttpRequest, entry: Entry, pk: int) -> HttpResponse:
    """By the chair, or by the organization that put it there."""
    found = GroupDocument.objects.filter(group=entry.group, pk=pk).first()
    if found is None or not (entry.may_lead or found.organization_name == entry.organization_name):
        raise Http404("There is no such document.")
    found.file.delete(save=False)
    found.delete()
    return redirect("groups:area", entry.group.uuid)
