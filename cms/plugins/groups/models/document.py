"""Documents of a group, which lie outside the public files; who downloads one is logged."""

from __future__ import annotations

from pathlib import Path, PurePath
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.groups.models.group import Group


def private_files() -> FileSystemStorage:
    """Beside the public ones; no web server hands them out."""
    return FileSystemStorage(location=Path(settings.MEDIA_ROOT).parent / "group_documents", base_url=None)


def path_of(document: GroupDocument, name: str) -> str:
    """What people call their files may be long, and is nobody's business."""
    return f"{timezone.localdate():%Y/%m}/{uuid4().hex}{PurePath(name).suffix.lower()}"


class GroupDocument(models.Model):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(_("file"), storage=private_files, upload_to=path_of)
    organization_name = models.CharField(_("from"), max_length=255, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        verbose_name = _("document of a group")
        verbose_name_plural = _("documents of groups")
        ordering = ["-uploaded_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Download(models.Model):
    document = models.ForeignKey(GroupDocument, on_delete=models.CASCADE, related_name="downloads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    at = models.DateTimeField(_("downloaded"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
