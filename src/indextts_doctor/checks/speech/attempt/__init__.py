"""How an attempt at synthesis ended."""
