"""Certificates of attendance: numbers and PDF."""
