"""From the target to facts: collectors, what runs them, and what they share."""
