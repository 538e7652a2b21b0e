"""Demo content: an invented, plausible district platform, to look at and to test with."""
