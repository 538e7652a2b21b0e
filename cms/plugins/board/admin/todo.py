"""What waits for moderators, on the start page of the admin."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.plugin_api.contributions import TodoLine
from cms.plugins.board.admin.access import PERMISSION, notices_of
from cms.plugins.board.models import Mail
from cms.plugins.board.models.notice import State


def what_waits(request: HttpRequest) -> Iterator[TodoLine]:
    if not request.user.has_perm(PERMISSION):
        return
    own, address = notices_of(request.user), reverse("notices:index")
    waiting = own.filter(state=State.SUBMITTED).count()
    yield TodoLine(_("Offers and requests that wait for a decision"), f"{address}?state={State.SUBMITTED}", waiting)
    unsent = own.filter(mails__in=Mail.objects.undelivered()).distinct().count()
    yield TodoLine(_("Offers and requests with mails that could not be sent"), address, unsent)
