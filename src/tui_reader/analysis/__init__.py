"""Articles to suggestions: recognizers behind one protocol, in a process of their own."""
