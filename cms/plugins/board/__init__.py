"""Offers and requests: who can help, and who looks for help. Notices by people and organizations, answers through the server."""
