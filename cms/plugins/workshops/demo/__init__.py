"""Invented registrations."""
