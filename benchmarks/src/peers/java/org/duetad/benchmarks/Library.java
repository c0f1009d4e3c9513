package org.duetad.benchmarks;

/** The peers' kinds of number. All use forward mode, with all directions at once. */
public enum Library {
  HIPPARCHUS_GRADIENT,
  HIPPARCHUS_STRUCTURE,
  COMMONS_MATH_STRUCTURE;

  /** Its numbers with derivatives in the given number of directions. */
  Algebra<?> algebra(int directions) {
    return switch (this) {
      case HIPPARCHUS_GRADIENT -> new HipparchusGradient(directions);
      case HIPPARCHUS_STRUCTURE -> new HipparchusStructure(directions);
      case COMMONS_MATH_STRUCTURE -> new CommonsMath(directions);
    };
  }
}
