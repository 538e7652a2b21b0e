"""Creates the groups of cms/users/roles.py."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from cms.users.roles import load_roles


class Command(BaseCommand):
    help = "Creates the groups of editors and translators, and gives them exactly the permissions of cms/users/roles.py."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            load_roles()
        self.stdout.write(self.style.SUCCESS("Roles are up to date."))
