"""What visitors see: the form, their own registration, and whether a certificate is true."""
