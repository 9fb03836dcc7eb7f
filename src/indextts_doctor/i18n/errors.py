"""Errors that a user can correct."""

from typing import Union

from indextts_doctor.i18n.text import Text


class UserError(Exception):
    """Wrong usage or invalid configuration: one or two lines for the user, exit code 2.

    ``text`` is the message in every language; a plain string reads the same in all of them.
    """

    def __init__(self, message: Union[Text, str]) -> None:
        self.text = message if isinstance(message, Text) else Text.verbatim(message)
        super().__init__(self.text.of("en"))
