"""What a reader screen computes, without a screen: rows, cursor motions, selections, highlight runs."""
