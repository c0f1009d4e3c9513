package org.duetad.core.data;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.Nullable;

/**
 * The results of a body for all rows of a table, one row after the other: residuals, or many small
 * functions at once. Either all rows have the same variables, {@code f(x, r)}, or each row has some
 * of them, {@code f((x_i for i in variables of the row), r)}, as an observation in bundle
 * adjustment has those of its camera and its point.
 *
 * <p>It is a function of x that every mode differentiates, to any order, and one instruction of a
 * program. All that {@link SumOverRows} says of the body holds here, too. {@link #jacobians} has
 * the derivatives of all rows in one pass. Immutable; any number of threads may use one at once.
 */
public final class MapOverRows implements VectorFunction {

  private final RowsRule rule;

  /** The variables of each row, or null if all rows have the same. */
  private final int @Nullable [][] variables;

  /** All of these, row after row. */
  private final int[] indices;

  /** The largest of them. */
  private final int most;

  /** Where the entries of the latest sparse Jacobian were. */
  private volatile @Nullable BlockColumns columns;

  private MapOverRows(RecordedBody body, int @Nullable [][] variables, LocalRows rows) {
    rule = new RowsRule(body, rows);
    this.variables = variables;
    indices =
        variables == null
            ? new int[0]
            : Arrays.stream(variables).flatMapToInt(Arrays::stream).toArray();
    most = Arrays.stream(indices).max().orElse(-1);
  }

  /**
   * The results of a body for all rows.
   *
   * @param f the body
   * @param outputs how many results there are for each row
   * @param rows the rows, in memory
   * @return the map as a function of the parameters
   */
  public static MapOverRows of(RowVectorFunction f, int outputs, RowTable rows) {
    Arguments.function("mapOverRows", f);
    Arguments.given("mapOverRows", "table of rows", rows);
    RowsBody body = RowsBody.of(f, rows.columns(), 0, outputs);
    return new MapOverRows(new RecordedBody("mapOverRows", body), null, new LocalRows(rows));
  }

  /**
   * The results of a body for all rows, each with some of the variables.
   *
   * @param f the body
   * @param outputs how many results there are for each row
   * @param variables the indices of the variables of each row, as many for every row
   * @param rows as many rows, in memory
   * @return the map as a function of all variables
   * @throws IllegalArgumentException unless there are as many lists as rows, of equal length
   * @throws IndexOutOfBoundsException if an index is negative; when the map is used, if there is no
   *     such variable
   */
  public static MapOverRows of(RowVectorFunction f, int outputs, int[][] variables, RowTable rows) {
    Arguments.function("mapOverRows", f);
    Arguments.given("mapOverRows", "table of rows", rows);
    Arguments.given("mapOverRows", "array of variables", variables);
    LocalRows local = new LocalRows(rows);
    Arguments.length(
        "mapOverRows", "array of variables", variables.length, local.count("mapOverRows"));
    int[][] copies = copies(variables);
    int locals = copies.length == 0 ? 0 : copies[0].length;
    RowsBody body = RowsBody.of(f, rows.columns(), 0, outputs).localised(locals);
    return new MapOverRows(new RecordedBody("mapOverRows", body), copies, local);
  }

  private static int[][] copies(int[][] variables) {
    int[][] copies = new int[variables.length][];
    for (int row = 0; row < copies.length; row++) {
      copies[row] =
          Arguments.given("mapOverRows", "list of variables of row " + row, variables[row]).clone();
      Arguments.length("mapOverRows", "list of variables", copies[row].length, copies[0].length);
      for (int i : copies[row]) {
        if (i < 0) {
          throw noVariable(row, i, "number variables from 0");
        }
      }
    }
    return copies;
  }

  private static IndexOutOfBoundsException noVariable(int row, int i, String advice) {
    return new IndexOutOfBoundsException(
        "mapOverRows: row " + row + " has variable " + i + "; " + advice);
  }

  /** There must be a number for each variable. */
  private void requireInputs(int n) {
    if (most >= n && variables != null) {
      for (int row = 0; row < variables.length; row++) {
        for (int i : variables[row]) {
          if (i >= n) {
            throw noVariable(row, i, "there are " + n + "; pass a number for each");
          }
        }
      }
    }
  }

  private LocalRows local() {
    return (LocalRows) rule.rows();
  }

  /**
   * The map of some consecutive rows, with the same recordings.
   *
   * @param from the first row
   * @param to the row after the last one
   * @return the map of these rows
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to}, and there are as many rows
   */
  public MapOverRows rows(int from, int to) {
    LocalRows some = local().with(local().table().rows(from, to));
    int[][] known = variables;
    return new MapOverRows(
        rule.recorded(), known == null ? null : Arrays.copyOfRange(known, from, to), some);
  }

  /**
   * The map of some rows, with the same recordings.
   *
   * @param chosen the rows
   * @return the map of these rows
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public MapOverRows select(int... chosen) {
    Arguments.given("select", "array of indices", chosen);
    LocalRows some = local().with(local().table().select(chosen));
    int[][] known = variables;
    return new MapOverRows(
        rule.recorded(),
        known == null ? null : Arrays.stream(chosen).mapToObj(i -> known[i]).toArray(int[][]::new),
        some);
  }

  /**
   * The same map by several threads: the calling one, and tasks for an executor.
   *
   * @param executor runs the tasks
   * @param threads how many threads there are at most, the calling one included
   * @return the map, with the same bits
   * @throws IllegalArgumentException if there is no thread
   */
  public MapOverRows inParallel(Executor executor, int threads) {
    return new MapOverRows(
        rule.recorded(), variables, local().with(local().run().with(executor, threads)));
  }

  /**
   * The same map by as many threads as there are processors.
   *
   * @param executor runs what the calling thread does not do itself
   * @return the map, with the same bits
   */
  public MapOverRows inParallel(Executor executor) {
    return inParallel(executor, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same map, which reports its progress.
   *
   * @param progress called after each block of rows
   * @return the map
   */
  public MapOverRows withProgress(RowProgress progress) {
    Arguments.given("withProgress", "listener", progress);
    return new MapOverRows(rule.recorded(), variables, local().with(local().run().with(progress)));
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Arguments.given("mapOverRows", "array of inputs", x);
    if (variables == null) {
      return rule.of(x);
    }
    Scalar[] all = gathered(x);
    return all.length == 0 ? all : rule.of(all); // No rows, no results.
  }

  @Override
  public double[] value(double... x) {
    Arguments.point("value", x);
    return rule.evaluate(variables == null ? x : gathered(x));
  }

  private Scalar[] gathered(Scalar[] x) {
    requireInputs(x.length);
    Scalar[] all = new Scalar[indices.length];
    Arrays.setAll(all, k -> x[indices[k]]);
    return all;
  }

  private double[] gathered(double[] x) {
    requireInputs(x.length);
    double[] all = new double[indices.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = x[indices[k]];
    }
    return all;
  }

  /**
   * The derivatives of the results of each row with respect to its variables, in one pass.
   *
   * @param x the variables
   * @return for each row a matrix: a row for each result, a column for each variable of the row
   */
  public double[][][] jacobians(double... x) {
    Arguments.point("jacobians", x);
    int count = local().count("jacobians");
    requireInputs(x.length);
    double[][][] jacobians = new double[count][rule.body().outputs()][locals(x)];
    pass(x, JacobianTarget.ofArrays(jacobians));
    return jacobians;
  }

  /**
   * The same in one caller-owned array: the matrices of the rows one after the other, each column
   * by column.
   *
   * @param x the variables
   * @param entries receives them
   * @param first where they begin
   * @throws IndexOutOfBoundsException if there is no room for them
   */
  public void putJacobians(double[] x, double[] entries, int first) {
    Arguments.point("putJacobians", x);
    Arguments.given("putJacobians", "array of entries", entries);
    int size = rule.body().outputs() * locals(x);
    int all = Math.multiplyExact(local().count("putJacobians"), size);
    if (first < 0 || first > entries.length - all) {
      throw new IndexOutOfBoundsException(
          "putJacobians: "
              + all
              + " entries from "
              + first
              + " on, but the array has "
              + entries.length
              + "; pass a longer one");
    }
    requireInputs(x.length);
    pass(x, JacobianTarget.ofBlocks(entries, first, locals(x)));
  }

  /** How many variables a row has. */
  private int locals(double[] x) {
    return variables == null ? x.length : rule.body().locals();
  }

  private void pass(double[] x, JacobianTarget target) {
    if (variables == null) {
      RecordedBody body = rule.recorded().localised(x.length);
      new RowsRule(body, local()).jacobians(new RowInputs.Same(x), target);
    } else {
      rule.jacobians(new RowInputs.Picked(x, indices, locals(x)), target);
    }
  }

  /**
   * The sparse Jacobian with respect to all variables: that of each row in its columns. Where a row
   * has a variable twice, its derivatives are added.
   *
   * @param x the variables
   * @return as many rows as there are results, as many columns as variables
   */
  public DMatrixSparseCSC jacobian(double... x) {
    Arguments.point("jacobian", x);
    requireInputs(x.length);
    BlockColumns at = columns(x);
    DMatrixSparseCSC matrix = at.matrix();
    pass(x, at.target(matrix.nz_values));
    return matrix;
  }

  private BlockColumns columns(double[] x) {
    BlockColumns known = columns;
    if (known == null || known.width() != x.length) {
      int count = local().count("jacobian");
      int[] all = variables == null ? repeated(x.length, count) : indices;
      known = new BlockColumns(all, locals(x), rule.body().outputs(), count, x.length);
      columns = known;
    }
    return known;
  }

  private static int[] repeated(int n, int count) {
    int[] all = new int[Math.multiplyExact(n, count)];
    Arrays.setAll(all, i -> i % n);
    return all;
  }

  /**
   * How often the body was recorded: once for each branch that a row took.
   *
   * @return 0 before the first use
   */
  public long recordings() {
    return rule.recorded().recordings().count();
  }
}
