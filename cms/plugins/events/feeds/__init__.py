"""Events for other programs: calendars and feed readers."""
