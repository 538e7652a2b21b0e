"""Embeds: entries and lists of this site on the sites of partners."""
