from cms.plugins.workshops.models.certificate import Certificate
from cms.plugins.workshops.models.mail import Mail
from cms.plugins.workshops.models.organizer import Organizer
from cms.plugins.workshops.models.registration import Registration
from cms.plugins.workshops.models.workshop_date import WorkshopDate

__all__ = ["Certificate", "Mail", "Organizer", "Registration", "WorkshopDate"]
