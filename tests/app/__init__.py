"""The application around the endpoint."""
