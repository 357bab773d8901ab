"""Annotated articles to files and back: one module per format behind one registry."""
