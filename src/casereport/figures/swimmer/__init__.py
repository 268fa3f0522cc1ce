"""The swimmer figure: a lane a patient."""
