"""From pages into the published window."""
