"""What people may do with a page, beyond Wagtail's own rules."""

from wagtail.models import PagePermissionTester


class PagePermissions(PagePermissionTester):
    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Who may not add pages translates them, and neither deletes nor moves any."""
        return super().can_delete(ignore_bulk) and (self.user.is_superuser or "add" in self.permissions)
