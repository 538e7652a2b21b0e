"""Keys for programs that ask more often than most, and how often they ask."""
