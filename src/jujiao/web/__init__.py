"""What people see: addresses, pages, forms. No models, no rules."""
