"""强基固本: what the branches owe, are told, hold, and are inspected and assessed on."""
