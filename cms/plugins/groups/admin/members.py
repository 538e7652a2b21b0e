"""The members of a group: who is invited, and who leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from cms.admin.report import ReportView
from cms.languages import LANGUAGES, ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.mailing.mailbox import mailbox_of
from cms.plugins.groups.joining import invite, leave, works_in_the_admin
from cms.plugins.groups.models import Group
from directory.models import Organization
from site_pages.reading.lists import number_of

PERMISSION = "groups.change_group"


class InvitationForm(forms.Form):
    email = forms.EmailField(
        max_length=254,
        label=gettext_lazy("E-mail of the office"),
        help_text=gettext_lazy("The person gets a mail and logs in by a link."),
    )
    organization = forms.ChoiceField(label=gettext_lazy("Organization"))
    function = forms.CharField(
        label=gettext_lazy("Function"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Such as head of the office. No names: who represents an organization is its own business."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[(one.code, one.name) for one in LANGUAGES], initial=SOURCE_LANGUAGE
    )
    is_chair = forms.BooleanField(label=gettext_lazy("Chairs the group"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Organization.objects.filter(live=True, **ONLY_SOURCE_ROWS).order_by("name")
        self.names = {str(uuid): name for uuid, name in found.values_list("translation_key", "name")}
        fields: dict[str, Any] = self.fields
        fields["organization"].choices = [("", _("Choose an organization")), *self.names.items()]

    def clean_email(self) -> str:
        """A link by mail would go round the second factor, and editors help groups that are not closed anyhow."""
        email = str(self.cleaned_data["email"])
        known = get_user_model()._default_manager.filter(email__iexact=mailbox_of(email), is_active=True)
        if any(works_in_the_admin(one) for one in known):
            raise forms.ValidationError(_("This address belongs to somebody who works here. Invite the address of the office."))
        return email


class MembersView(PermissionRequiredMixin, ReportView):
    permission_required = PERMISSION
    template_name = "groups/admin/members.html"
    header_icon = "group"
    within = ("working_groups:index", gettext_lazy("Working groups"))

    def has_permission(self) -> bool:
        """Who is in a closed group is for administrators to say."""
        return super().has_permission() and (not self.group.is_closed or self.request.user.is_superuser)

    @cached_property
    def group(self) -> Group:
        return get_object_or_404(Group, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return self.group.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"group": self.group, "members": self.group.memberships.select_related("user"), "form": InvitationForm()}
        return super().get_context_data(**found | kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`leave` is the key of a membership; else somebody is invited."""
        if "leave" in request.POST:
            self.let_leave(request.POST["leave"])
            return redirect("working_groups:members", pk)
        form = InvitationForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        said = form.cleaned_data
        facts = {name: said[name] for name in ("function", "language", "is_chair")}
        invite(self.group, said["email"], UUID(said["organization"]), form.names[said["organization"]], **facts)
        log(instance=self.group, action="groups.invited")
        messages.success(request, _("Invited. The person gets a mail."))
        return redirect("working_groups:members", pk)

    def let_leave(self, key: str) -> None:
        leave(get_object_or_404(self.group.memberships, pk=number_of(key) or 0))
        log(instance=self.group, action="groups.left")
        messages.success(self.request, _("The membership has ended. From now on the person does not enter any more."))
