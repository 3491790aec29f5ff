"""What is submitted: the evidence of one agency, read strictly against its rulebook."""
