from catalogue import pair

FAULT = pair("encoding_ascii", "model_folder_missing", about="UTF-8 is switched off, and the model folder is not there")
