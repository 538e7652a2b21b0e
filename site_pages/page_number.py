LONGEST = 9  # digits


def number_of(text: str) -> int | None:
    """A page number of an address, 1 or more; None when it is none."""
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    return (int(text) or None) if plain else None
