"""The report for the funder: numbers of all plugins and of the directory, by quarters, and nothing about anybody."""
