"""The form in which editors upload a picture: one that cannot be read is told there, and not met later by a reader."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Reads the whole picture: its head may be right and its rest missing."""

    def to_python(self, data: Any) -> Any:
        try:
            found = super().to_python(data)
            if found is not None:
                load(found)
        except ValidationError:
            raise
        except Exception as error:  # whatever the libraries' many formats raise
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return found


def load(file: Any) -> None:
    """Decodes a picture whose size was checked before. Leaves the file at its beginning."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.load()
    file.seek(0)


class PictureForm(BaseImageForm):
    """WAGTAILIMAGES_IMAGE_FORM_BASE"""

    file = PictureField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = PictureField()  # in the language of this reader; the form's own were made once a process
        self.fields["file"].help_text, self.fields["file"].error_messages = words.help_text, words.error_messages
        self.fields["file"].label = capfirst(self._meta.model._meta.get_field("file").verbose_name)
