"""What is typed, what is shown and what is dialled are one number."""

import pytest
from django.core.exceptions import ValidationError

from cms.phone_numbers import PhoneNumber, normalised, read


@pytest.mark.parametrize(
    "typed,shown,dialled",
    [
        ("+49 (0)261 12345", "+49 261 12345", "+4926112345"),
        ("0261/12345", "+49 261 12345", "+4926112345"),
        ("0049 261 123-45", "+49 261 12345", "+4926112345"),
        ("٠٢٦١ ١٢٣٤٥", "+49 261 12345", "+4926112345"),
        ("+43 1 58058", "+43 1 58058", "+43158058"),
        ("0800 111 0 111", "0800 1110111", "+498001110111"),
        ("112", "112", "112"),
        ("116 117", "116117", "116117"),
    ],
)
def test_number_is_shown_as_it_is_dialled(typed, shown, dialled):
    assert read(typed) == PhoneNumber(shown, dialled)
    assert read(shown) == PhoneNumber(shown, dialled)


@pytest.mark.parametrize(
    "number,extension,shown,dialled",
    [
        ("0261 12345", 17, "+49 261 12345-17", "+492611234517"),
        ("0261 12345", 0, "+49 261 12345-0", "+49261123450"),
        ("+33 1 40 20 50 50", 17, "+33 1 40 20 50 50-17", "+33140205050;ext=17"),
    ],
)
def test_extension_is_shown_and_dialled(number, extension, shown, dialled):
    assert read(number, extension) == PhoneNumber(shown, dialled)


@pytest.mark.parametrize("typed", ["", "12345", "ruf an!", "+49", "0261 1234567890123456", "1", "0", "\x00", "9" * 400])
def test_number_that_nobody_can_dial_from_everywhere_is_refused(typed):
    assert read(typed) is None
    with pytest.raises(ValidationError, match="Vorwahl"):
        normalised(typed)


def test_number_with_an_extension_that_is_too_long_is_refused():
    assert read("0261 12345", 99999999999) is None
