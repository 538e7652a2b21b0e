"""Open now? Hours of a record, and what holds at a moment. Knows neither models nor HSDS."""
