"""Who was there gets a certificate; who was not loses it."""

from __future__ import annotations

from cms.plugins.workshops.models import Certificate, Registration
from cms.plugins.workshops.models.certificate import hash_of
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write


def issue(registration: Registration) -> None:
    """Once, with a mail; the number stays when attendance is marked again."""
    _found, is_new = Certificate.objects.get_or_create(
        registration=registration,
        defaults={"workshop_date": registration.workshop_date, "name_hash": hash_of(registration.name)},
    )
    if is_new:
        write(registration, MailKind.CERTIFICATE)


def follow(registration: Registration) -> None:
    """After attendance was marked."""
    if registration.state == State.ATTENDED:
        issue(registration)
    else:
        Certificate.objects.filter(registration=registration).delete()
