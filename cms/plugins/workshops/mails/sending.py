"""Sends what waits, unless it is no longer so."""

from __future__ import annotations

from cms.mailing.outbox import Outbox
from cms.plugins.workshops.mails.message import message
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State

HOLDS_IN = {
    MailKind.CONFIRM: (State.PENDING,),
    MailKind.CONFIRMED: (State.CONFIRMED,),
    MailKind.WAITING: (State.WAITING,),
    MailKind.OFFER: (State.OFFERED,),
    MailKind.EXPIRED: (State.EXPIRED,),
    MailKind.CANCELLED: (State.CANCELLED,),
    MailKind.CHANGED: (State.CONFIRMED, State.OFFERED, State.WAITING),
    MailKind.RESTORED: (State.CONFIRMED, State.OFFERED, State.WAITING),
    MailKind.CERTIFICATE: (State.ATTENDED,),
}
STILL_ON = (MailKind.CONFIRMED, MailKind.WAITING, MailKind.OFFER, MailKind.CHANGED, MailKind.RESTORED)


def is_settled(mail: Mail) -> bool:
    """What it says or asks for is no longer so."""
    registration, kind = mail.registration, MailKind(mail.kind)
    if kind == MailKind.CALLED_OFF:
        return not registration.workshop_date.is_cancelled
    if kind in STILL_ON and registration.workshop_date.is_cancelled:
        return True
    return registration.state not in HOLDS_IN.get(kind, (registration.state,))


outbox = Outbox(lambda: Mail.objects.select_related("registration__workshop_date"), message, is_settled)
