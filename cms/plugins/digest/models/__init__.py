from cms.plugins.digest.models.mail import Mail, MailKind
from cms.plugins.digest.models.subscription import Leaver, Subscription

__all__ = ["Leaver", "Mail", "MailKind", "Subscription"]
