"""Records that editors draft and publish."""

from __future__ import annotations

from typing import Any

from cms.published.projecting import one_change


class PublishedAtOnce:
    """To stand before Wagtail's mixins: what follows from publishing or unpublishing is one change with it.

    Until its end the window says what was public before, so receivers can compare.
    """

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        with one_change():
            return super().publish(*args, **kwargs)  # type: ignore[misc]

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with one_change():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc]
