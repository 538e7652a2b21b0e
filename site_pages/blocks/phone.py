"""Short values that are the same in every language: never handed to translators."""

from typing import Any

from wagtail import blocks


class PhoneBlock(blocks.CharBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value
