"""What the body of a page is made of: the blocks of this folder, and those of plugins."""

from typing import Any

from wagtail import blocks

from cms.plugin_api.registry import collect
from site_pages.blocks.accordion import AccordionBlock
from site_pages.blocks.callout import CalloutBlock
from site_pages.blocks.contact import ContactBlock
from site_pages.blocks.heading import HeadingBlock
from site_pages.blocks.image import CaptionedImageBlock
from site_pages.blocks.links import LinksBlock
from site_pages.blocks.rich_text import TextBlock
from site_pages.blocks.service_list import ServiceListBlock
from site_pages.blocks.steps import StepBlock, StepsBlock
from site_pages.blocks.video import VideoLinkBlock


class PageBodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    rich_text = TextBlock()
    image = CaptionedImageBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    links = LinksBlock()
    contact = ContactBlock()
    services = ServiceListBlock()
    video = VideoLinkBlock()

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        contributed = [(f"{plugin}_{offer.name}", offer.block) for plugin, offer in collect("page_blocks")]
        super().__init__([*(local_blocks or []), *contributed], **kwargs)


class GuideStepsBlock(blocks.StreamBlock):
    step = StepBlock()


__all__ = ["GuideStepsBlock", "PageBodyBlock"]
