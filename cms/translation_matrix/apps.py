from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationMatrixConfig(AppConfig):
    name = "cms.translation_matrix"
    verbose_name = _("Translations")
