"""What a user got wrong."""


class UserError(Exception):
    """Wrong usage or invalid configuration: one or two lines for the user, exit code 2."""
