"""Numbers for the report."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cms.plugins.groups.models import Attendance, Decision, Meeting


def meetings(first: date, last: date) -> int:
    """Meetings that took place."""
    past = Meeting.objects.filter(starts_at__lte=timezone.now())
    return past.filter(starts_at__date__gte=first, starts_at__date__lte=last).count()


def attendances(first: date, last: date) -> int:
    """Organizations at meetings, each as often as it came."""
    return Attendance.objects.filter(meeting__starts_at__date__gte=first, meeting__starts_at__date__lte=last).count()


def decisions(first: date, last: date) -> int:
    return Decision.objects.filter(decided_on__gte=first, decided_on__lte=last).count()
