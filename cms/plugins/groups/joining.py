"""Who comes into a group, and who leaves it. Access follows in the next request: it is asked for in each."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.db import transaction

from cms.mailing.mailbox import mailbox_of
from cms.plugins.groups.models import Group, Mail, Membership

OF_GROUPS = "group-"  # how usernames begin of logins that an invitation has made


def invite(group: Group, email: str, organization: UUID, organization_name: str, **facts: Any) -> Membership:
    """`facts` are function, language and is_chair. Who has no login yet gets one, without a password and without any right."""
    with transaction.atomic():
        user = user_of(email)
        known = {"organization": organization, "organization_name": organization_name, **facts}
        made, is_new = Membership.objects.update_or_create(group=group, user=user, defaults=known)
        if is_new:
            Mail.objects.create(user=user, group=group, language=made.language)
    return made


def user_of(email: str) -> Any:
    users = get_user_model()._default_manager
    mailbox = mailbox_of(email)
    found = users.filter(email__iexact=mailbox, is_active=True).order_by("pk").first()
    if found:
        return found
    made = get_user_model()(username=f"{OF_GROUPS}{uuid4().hex}", email=mailbox)
    made.set_unusable_password()
    made.save()
    return made


def leave(membership: Membership) -> None:
    """The row goes, and with the last one a login that was made for groups alone."""
    with transaction.atomic():
        user = get_user_model()._default_manager.select_for_update().get(pk=membership.user_id)
        membership.delete()
        if is_for_groups_alone(user):
            user.delete()


def is_for_groups_alone(user: Any) -> bool:
    """Made by an invitation, and given nothing else since."""
    has_more = user.is_superuser or user.is_staff or user.groups.exists() or user.user_permissions.exists()
    return user.username.startswith(OF_GROUPS) and not has_more and not user.group_memberships.exists()


def works_in_the_admin(user: Any) -> bool:
    return bool(user.is_superuser or user.has_perm("wagtailadmin.access_admin"))
