package org.duetad.core.spi;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Short text for arrays of any length: the first elements, and how many there are, as in {@code
 * (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, ... 1000 in all)}. The results of derivative calls are printed
 * this way.
 */
public final class Excerpt {

  private static final int SHOWN = 6;

  private Excerpt() {}

  /**
   * The first numbers of a vector.
   *
   * @param v the vector
   * @return {@code (1.0, 2.0)}
   */
  public static String of(double... v) {
    return of(v.length, i -> v[i]);
  }

  /**
   * The first objects of an array, each as its own text.
   *
   * @param v the array
   * @return {@code (a, b)}
   */
  public static String of(Object[] v) {
    return of(v.length, i -> v[i]);
  }

  /**
   * The first rows of a matrix, after its shape.
   *
   * @param rows the rows, of the same length
   * @return {@code 2x2 ((1.0, 2.0), (3.0, 4.0))}
   */
  public static String of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    return rows.length + "x" + columns + " " + of(rows.length, i -> of(rows[i]));
  }

  /**
   * The first elements of a matrix, row after row, after its shape.
   *
   * @param matrix the matrix
   * @return {@code 2x2 (1.0, 2.0, 3.0, 4.0)}
   */
  public static String of(DMatrixRMaj matrix) {
    return matrix.numRows
        + "x"
        + matrix.numCols
        + " "
        + of(matrix.getNumElements(), i -> matrix.data[i]);
  }

  /**
   * The first matrices of an array.
   *
   * @param matrices the matrices
   * @return {@code (1x2 (1.0, 2.0), 1x1 (3.0))}
   */
  public static String of(DMatrixRMaj[] matrices) {
    return of(matrices.length, i -> of(matrices[i]));
  }

  private static String of(int length, IntFunction<Object> element) {
    return IntStream.range(0, Math.min(length, SHOWN))
        .mapToObj(i -> String.valueOf(element.apply(i)))
        .collect(
            Collectors.joining(", ", "(", length > SHOWN ? ", ... " + length + " in all)" : ")"));
  }
}
