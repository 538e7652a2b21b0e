"""Round tables and working groups: members, meetings, minutes, decisions and documents, in an area of their own."""
