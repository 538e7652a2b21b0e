"""What is read when somebody opens a page."""
