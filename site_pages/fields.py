"""StreamFields whose blocks may change, or come from plugins, without a migration."""

from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from site_pages.blocks import GuideStepsBlock, PageBodyBlock


class BlocksField(StreamField):
    """A StreamField that deconstructs without its blocks: migrations do not depend on the enabled plugins."""

    blocks: type[StreamBlock]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(self.blocks, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class BodyField(BlocksField):
    """The body of every page."""

    blocks = PageBodyBlock


class StepsField(BlocksField):
    """The steps of a guide."""

    blocks = GuideStepsBlock
