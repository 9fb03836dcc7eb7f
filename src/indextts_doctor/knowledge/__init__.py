"""What several checks share: what is known of the field, and how it is reasoned about. Pure."""
