"""What the model is told, as templates."""
