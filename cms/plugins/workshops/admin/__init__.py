"""What organizers see in the admin."""
