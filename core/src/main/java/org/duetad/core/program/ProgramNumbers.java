package org.duetad.core.program;

import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;

/** Numbers and matrices as text with all their bits. */
final class ProgramNumbers {

  private static final String NAN = "NaN(";
  private static final String ZERO = "zero";
  private static final String SHAPE = "\\d{1,9}x\\d{1,9}";

  private ProgramNumbers() {}

  static String word(double x) {
    long bits = Double.doubleToRawLongBits(x);
    boolean isOther = Double.isNaN(x) && bits != Double.doubleToLongBits(x);
    return isOther ? NAN + Long.toHexString(bits) + ")" : Double.toHexString(x);
  }

  static double number(String word) {
    try {
      if (word.startsWith(NAN) && word.endsWith(")")) {
        String bits = word.substring(NAN.length(), word.length() - 1);
        double nan = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        if (Double.isNaN(nan)) {
          return nan;
        }
      } else if (!word.isEmpty() && "dDfF".indexOf(word.charAt(word.length() - 1)) < 0) {
        return Double.parseDouble(word);
      }
    } catch (NumberFormatException e) {
      throw notANumber(word);
    }
    throw notANumber(word);
  }

  private static IllegalArgumentException notANumber(String word) {
    return new IllegalArgumentException(
        "\"" + word + "\" is not a number; write it as in 0x1.8p1, 3.0, -Infinity or NaN");
  }

  /** Of a constant, a number or a matrix. */
  static String text(Object value) {
    if (value instanceof Constant c) {
      return word(c.value()) + " # " + c.value();
    } else if (value instanceof ConstantMatrix m) {
      return m.isZero() ? ZERO + " " + m.shape() : m.shape() + elements(m);
    }
    throw new IllegalArgumentException(
        "program text: "
            + value
            + " is a number of an enclosing derivative call or of a careful pass, which has no"
            + " text; pass it as an input of the function");
  }

  private static String elements(ConstantMatrix m) {
    StringBuilder text = new StringBuilder();
    for (double x : m.value().data) {
      text.append(' ').append(word(x));
    }
    return text.toString();
  }

  /** The constant of some words. */
  static Object value(String[] words) {
    if (words.length == 1 && !words[0].matches(SHAPE)) {
      return Scalar.of(number(words[0]));
    } else if (words.length == 2 && words[0].equals(ZERO)) {
      int[] shape = shape(words[1]);
      return ConstantMatrix.zero(shape[0], shape[1]);
    } else if (words.length == 0) {
      throw new IllegalArgumentException("no number; write one, or a matrix as in 1x2 1.0 2.0");
    }
    int[] shape = shape(words[0]);
    double[] elements = new double[words.length - 1];
    if (elements.length != (long) shape[0] * shape[1]) {
      throw new IllegalArgumentException(
          words[0] + " is followed by " + elements.length + " elements; write all, row after row");
    }
    for (int k = 0; k < elements.length; k++) {
      elements[k] = number(words[k + 1]);
    }
    return ConstantMatrix.owning(shape[0], shape[1], elements);
  }

  private static int[] shape(String word) {
    if (!word.matches(SHAPE)) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is not a shape; write rows and columns, as in 2x3");
    }
    int at = word.indexOf('x');
    return new int[] {
      Integer.parseInt(word.substring(0, at)), Integer.parseInt(word.substring(at + 1))
    };
  }
}
