"""The demo study 'Beleef(de) plekjes Gavere': real public places, fictional answers."""
