"""A time as it is said: "8", "8.30"; a date with dots, which is how the admin shows it. Django adds those of ISO 8601."""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H", "%H:%M:%S"]
