"""What is new, by mail, once a week or a month: for a place, topics and kinds that somebody chose."""
