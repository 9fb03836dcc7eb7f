from catalogue import pair

FAULT = pair("flask_missing", "accelerate_missing", about="flask and accelerate were never installed")
