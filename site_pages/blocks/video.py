from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class VideoLinkBlock(blocks.StructBlock):
    """A link to a video elsewhere. Nothing is embedded: readers decide by themselves whom they visit."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    url = blocks.URLBlock(label=_("Address"), help_text=_("Where the video is shown, with https://. The page only links to it."))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=500)
    duration = blocks.CharBlock(label=_("Duration"), required=False, max_length=50, help_text=_("Such as 3 minutes."))

    class Meta:
        icon = "media"
        label = _("Video (link)")
        template = "blocks/video.html"
