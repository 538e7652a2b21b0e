"""Public bookcases, from which anybody may take a book."""
