package org.duetad.examples.cli;

import org.duetad.examples.problems.Decimals;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Coordinates of a point: finite numbers, as in data files. */
final class DecimalConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String word) {
    try {
      return Decimals.number(word);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
