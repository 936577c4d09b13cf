"""What the screens are made of, with rich: few lines, figures that stand out, colour only where it means something."""
