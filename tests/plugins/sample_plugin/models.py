from uuid import uuid4

from django.db import models


class Bench(models.Model):
    """A bench; the public sees it unless it is hidden."""

    uuid = models.UUIDField(default=uuid4, unique=True)
    name = models.CharField(max_length=100)
    place = models.CharField(max_length=12, blank=True)
    hidden = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
