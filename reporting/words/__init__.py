"""Every sentence, number and date format; Dutch first."""
