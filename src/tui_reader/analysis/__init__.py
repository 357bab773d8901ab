"""Articles to suggestions: recognizers behind one protocol, run in a process of their own."""
