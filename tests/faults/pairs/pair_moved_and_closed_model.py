from catalogue import pair

FAULT = pair(
    "model_parent_closed", "environment_moved", about="the deployment was moved, and the model is closed to the service"
)
