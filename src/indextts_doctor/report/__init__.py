"""From the report, the outcome of a fix and the runs to text and JSON: one renderer per format."""
