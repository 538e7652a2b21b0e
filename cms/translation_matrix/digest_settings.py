"""Where people say which mails about translations they want: in their own account."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from cms.languages import TARGET_CHOICES
from cms.translation_matrix.models import TranslatorDigest
from cms.translation_matrix.runs.background import PERMISSION


class DigestForm(forms.ModelForm[TranslatorDigest]):
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=TARGET_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all languages."),
    )

    class Meta:
        model = TranslatorDigest
        fields = ("is_wanted", "languages")


class DigestPanel(BaseSettingsPanel):
    name = "translator_digest"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = DigestForm

    def is_active(self) -> bool:
        return bool(self.user.has_perm(PERMISSION))

    def get_form(self) -> DigestForm:
        instance, _new = TranslatorDigest.objects.get_or_create(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return DigestForm(data, instance=instance, prefix=self.name)
