"""What a claim is checked by: texts as terms and amounts, evidence, and the rules that compare them."""
