"""Annotation sets to disk and back: the only room that knows TinyDB."""
