"""What people are told by mail: authors of notices, and those who answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.mailing.outgoing import OutgoingMail
from cms.plugins.board.models.notice import Notice
from cms.plugins.board.models.reply import Message, Reply


class MailKind(models.TextChoices):
    CONFIRM = "confirm", _("Please confirm")
    PUBLIC = "public", _("Your notice is public")
    REJECTED = "rejected", _("Your notice was not accepted")
    TAKEN_OFF = "taken_off", _("Your notice was ended")
    REMINDER = "reminder", _("Does it still hold?")
    ANSWERED = "answered", _("Somebody has answered")
    CONFIRM_REPLY = "confirm_reply", _("Please confirm your answer")
    WROTE_BACK = "wrote_back", _("Answer of the author")
    GONE = "gone", _("The notice has ended")


TO_AUTHOR = (MailKind.CONFIRM, MailKind.PUBLIC, MailKind.REJECTED, MailKind.TAKEN_OFF, MailKind.REMINDER, MailKind.ANSWERED)


class Mail(OutgoingMail):
    """To the author of the notice or to whoever replied, as the kind says."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="mails")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.CASCADE, related_name="mails")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("kind"), max_length=14, choices=MailKind)

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"

    @property
    def reader(self) -> Notice | Reply:
        return self.reply if self.reply and self.kind not in TO_AUTHOR else self.notice
