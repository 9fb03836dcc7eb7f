"""Files and trees: their state, their content, their snapshots."""
