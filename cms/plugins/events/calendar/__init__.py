"""What the calendar reads from the window, and how it is shown."""
