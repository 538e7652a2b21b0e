"""The report as editors see it: which numbers, in which table, on which pages."""
