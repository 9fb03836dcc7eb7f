from catalogue import pair

FAULT = pair(
    "kantts_impostor", "model_folder_is_archive", about="kantts is the placeholder, and the model folder is the archive"
)
