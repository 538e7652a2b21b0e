"""What is erased when. Numbers stay."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.plugin_api.tables import where_tables_are
from cms.plugins.board.models import Moderator, Notice, Reply, Tally
from cms.plugins.board.models.notice import ENDED
from cms.plugins.board.rules import kept_after_closing
from directory.models import Place


def erase() -> None:
    """For the timetable; it may run late, or twice."""
    let_go()
    Reply.objects.late().delete()
    over = Notice.objects.filter(state__in=ENDED, ended_at__lte=timezone.now() - kept_after_closing())
    for pk in over.values_list("pk", flat=True):
        erase_notice(pk)


def erase_notice(pk: int) -> None:
    """It is counted, then everything about it goes: its words, addresses, answers and mails."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update().filter(pk=pk).first()
        if notice is None:
            return
        counted, _new = Tally.objects.get_or_create(
            month=notice.month,
            notice_type=notice.notice_type,
            category=notice.category,
            place=notice.place,
            outcome=notice.state,
        )
        Tally.objects.filter(pk=counted.pk).update(number=F("number") + 1)
        notice.delete()


@where_tables_are("board")
def let_go() -> None:
    """Of people and places that were deleted while the plugin was off, and the database did not tell."""
    known = Moderator.objects.filter(user__in=get_user_model()._default_manager.all(), place__in=Place.objects.all())
    Moderator.objects.exclude(pk__in=known.values("pk")).delete()
