"""HSDS 3.2.3 shapes: one noun a file, a pure function from the object in memory to its shape in one language."""
