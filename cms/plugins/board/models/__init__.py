from cms.plugins.board.models.mail import Mail, MailKind
from cms.plugins.board.models.moderator import Moderator
from cms.plugins.board.models.notice import Notice
from cms.plugins.board.models.reply import Message, Reply
from cms.plugins.board.models.tally import Tally

__all__ = ["Mail", "MailKind", "Message", "Moderator", "Notice", "Reply", "Tally"]
