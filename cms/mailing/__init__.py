"""Mails of plugins: what waits to be sent, what a letter looks like, and sending each at most once."""
