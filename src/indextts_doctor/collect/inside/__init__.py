"""What the deployment says of itself: each module sends one probe into its interpreter and reads the answer."""
