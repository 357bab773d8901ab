"""Strings and positions: spans, graphemes, segments, folding. Offsets are Unicode code points."""
