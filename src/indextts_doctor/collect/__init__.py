"""From the target to facts: the collectors and what runs them."""
