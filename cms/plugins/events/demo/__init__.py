"""Invented events, with dates that lie ahead whenever they are loaded."""
