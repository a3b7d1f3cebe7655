"""Front ends, a module or folder a platform; each calls the assistant and writes its replies the platform's way."""
