"""Who enters a group's area. Asked in each request, so that whoever leaves is out in the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from cms.plugins.groups.models import Group, Membership
from cms.plugins.groups.roles import ENTERS


@dataclass(frozen=True)
class Entry:
    """Into one group. Editors of the district, who are no members, help the chair of groups that are not closed."""

    group: Group
    membership: Membership | None

    @property
    def may_lead(self) -> bool:
        return self.membership is None or self.membership.is_chair

    @property
    def organization_name(self) -> str:
        return self.membership.organization_name if self.membership else ""


def groups_of(user: Any) -> QuerySet[Group]:
    """Those that somebody may enter. Administrators say who is in a group; they enter as members alone."""
    if not user.is_authenticated or not user.is_active:
        return Group.objects.none()
    own = Q(memberships__user=user)
    helps = user.has_perm(f"groups.{ENTERS}") and not user.is_superuser
    return Group.objects.filter(own | Q(is_closed=False) if helps else own).distinct()


def entry_of(user: Any, uuid: Any) -> Entry | None:
    group = groups_of(user).filter(uuid=uuid).first()
    return Entry(group, group.memberships.filter(user=user).first()) if group else None
