"""Who was there gets a certificate; who was not loses it."""

from __future__ import annotations

from cms.plugins.workshops.models import Certificate, Registration
from cms.plugins.workshops.models.certificate import hash_of
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write
from cms.plugins.workshops.rules import CORRECTIONS_TAKE


def issue(registration: Registration) -> None:
    """Once, with a mail that leaves time to correct a slip; the number stays when attendance is marked again."""
    found, is_new = Certificate.objects.get_or_create(
        registration=registration,
        defaults={"workshop_date": registration.workshop_date, "name_hash": hash_of(registration.name)},
    )
    if is_new:
        write(registration, MailKind.CERTIFICATE, after=CORRECTIONS_TAKE)
    elif found.is_withdrawn:
        found.is_withdrawn = False
        found.save()


def follow(registration: Registration) -> None:
    """After attendance was marked."""
    if registration.state == State.ATTENDED:
        issue(registration)
    else:
        Certificate.objects.filter(registration=registration).update(is_withdrawn=True)
