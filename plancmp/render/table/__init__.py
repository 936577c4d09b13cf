"""Result objects on the screen, with rich: few lines, figures that stand out, colour only where it means something."""
