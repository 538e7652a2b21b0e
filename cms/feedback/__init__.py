"""“Something wrong here?”: what visitors report about a record, and the inbox in which editors read it."""
