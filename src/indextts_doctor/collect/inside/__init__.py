"""What the patient says of itself: each module sends one probe into its interpreter and reads the answer."""
