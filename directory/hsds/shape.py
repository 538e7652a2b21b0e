"""What all HSDS shapes have in common: typed, and without nulls."""

import msgspec


class Shape(msgspec.Struct, omit_defaults=True):
    """An object of HSDS 3.2.3; keys without a value are left out, since HSDS allows null nowhere.

    `x_fallback_fields` of an object inside another names the fields whose words are those of the source language.
    """
