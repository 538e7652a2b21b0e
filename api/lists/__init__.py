"""What lists are made of: pages, streams, tombstones."""
