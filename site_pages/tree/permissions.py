"""What people may do with a page, beyond Wagtail's own rules."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PagePermissionTester

from cms.languages import is_source
from cms.translations.minor_changes import MinorChangeForm
from cms.users.front_pages import is_front_page
from site_pages.tree.slugs import is_reserved

SCHEDULE = ("go_live_at", "expire_at")
OF_THE_FORM = ("comment_notifications",)


class PagePermissions(PagePermissionTester):
    """Who may not add pages translates them; a front page stays where it is, but for administrators."""

    def only_translates(self) -> bool:
        return not self.user.is_superuser and "add" not in self.permissions

    def stays(self) -> bool:
        return self.only_translates() or (is_front_page(self.page) and not self.user.is_superuser)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and not self.stays()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and not self.stays()

    def can_set_view_restrictions(self) -> bool:
        return super().can_set_view_restrictions() and not self.stays()

    def can_unschedule(self) -> bool:
        return super().can_unschedule() and not self.only_translates()

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and not self.only_translates()

    def can_copy(self) -> bool:
        return super().can_copy() and not self.only_translates()


class PageForm(MinorChangeForm, WagtailAdminPageForm):
    """The page's form, without what is not for the user: a translator has words, a front page has no schedule."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.pk and PagePermissions(self.for_user, page).only_translates():
            self.keep(set() if is_source(page) else {*page.words, *OF_THE_FORM})
        if page.pk and is_front_page(page):
            self.keep(set(self.fields) - set(SCHEDULE))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        if parent and cleaned.get("slug") and is_reserved(cleaned["slug"], parent):
            self.add_error("slug", _("The site itself uses this address. Please choose another one."))
        return cleaned

    def keep(self, names: set[str]) -> None:
        for name in set(self.fields) - names:
            del self.fields[name]
