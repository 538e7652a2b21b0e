"""From the tables of the directory into the published window."""
