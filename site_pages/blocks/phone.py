"""Short values that are the same in every language: never handed to translators."""

from typing import Any

from wagtail import blocks

from cms.phone_numbers import normalised


class PhoneBlock(blocks.CharBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    def clean(self, value: str) -> str:
        """As it will be shown."""
        text = super().clean(value)
        return normalised(text) if text else text

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value
