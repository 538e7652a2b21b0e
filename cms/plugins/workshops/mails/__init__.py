"""What participants are written, and how it gets to them."""
