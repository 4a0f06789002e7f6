"""The built site and the endpoint as one ASGI application."""
