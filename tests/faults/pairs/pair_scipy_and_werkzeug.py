from catalogue import pair

FAULT = pair(
    "werkzeug_3_under_flask_2", "scipy_without_init", about="scipy is damaged, and Werkzeug is too new for Flask"
)
