from catalogue import pair

FAULT = pair(
    "numpy_variable_not_a_number",
    "model_folder_missing",
    about="a variable stops numpy, and the model folder is not there",
)
