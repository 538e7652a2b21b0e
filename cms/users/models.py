"""Who works in the admin. An own model from the first migration, so that fields can be added later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person with a login: editor, translator, administrator, or member of a working group. Readers have none."""
