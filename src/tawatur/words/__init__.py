"""The words that tawatur knows: YAML files (`ar/`), loaded by `load`, compiled and cached by `compile`."""
