package org.duetad.core.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.nested.Nested;
import org.duetad.core.spi.Primals;

/**
 * What is done for each row, {@code (w, u, r) ↦ (s, z)}: of parameters w that are the same for all
 * rows, variables u of the row, and its data r. The s are added up over all rows, the z are results
 * of the row. Tangents and adjoints are such bodies again.
 *
 * @param f the function of w, u and r joined
 * @param locals how many variables u there are
 * @param columns how many data r there are
 * @param sums how many s there are
 * @param maps how many z there are
 */
record RowsBody(Function f, int locals, int columns, int sums, int maps) implements Serializable {

  /** A function that can be sent to another machine. */
  @FunctionalInterface
  interface Function extends VectorFunction, Serializable {}

  static RowsBody of(RowVectorFunction f, int columns, int sums, int maps) {
    return new RowsBody(
        in -> {
          int p = in.length - columns;
          return f.apply(Arrays.copyOf(in, p), Arrays.copyOfRange(in, p, in.length));
        },
        0,
        columns,
        sums,
        maps);
  }

  /** The same with parameters that each row has of its own. */
  RowsBody localised(int p) {
    return new RowsBody(f, p + locals, columns, sums, maps);
  }

  static void requireOutputs(String name, int returned, int expected) {
    if (returned != expected) {
      throw new IllegalStateException(
          name
              + ": the body returned "
              + returned
              + " numbers, expected "
              + expected
              + "; return as many for every row");
    }
  }

  int outputs() {
    return sums + maps;
  }

  /** {@code ((w, ẇ), (u, u̇), r) ↦ (ṡ, ż)}, of p parameters w. */
  RowsBody tangent(int p) {
    return new RowsBody(
        in -> {
          Scalar[] v = new Scalar[p + locals + columns];
          Arrays.fill(v, Scalar.of(0.0));
          System.arraycopy(in, p, v, 0, p);
          System.arraycopy(in, 2 * p + locals, v, p, locals);
          return tangent(f, point(in, p, 2 * p, 2 * p + 2 * locals), v);
        },
        2 * locals,
        columns,
        sums,
        maps);
  }

  /** {@code ((w, s̄), (u, z̄), r) ↦ (w̄, ū)}, of p parameters w. */
  RowsBody adjoint(int p) {
    return new RowsBody(
        in -> {
          int u = p + sums;
          int z = u + locals;
          Scalar[] seed = joined(in, p, sums, z, maps);
          Scalar[] xBar = adjoint(f, point(in, p, u, z + maps), seed);
          return Arrays.copyOf(xBar, p + locals);
        },
        locals + maps,
        columns,
        p,
        locals);
  }

  /** {@code ((w, ẇ), (u, u̇), r) ↦ JᵀJ (ẇ, u̇)}, of p parameters w. */
  RowsBody gaussNewton(int p) {
    Function tangent = tangent(p).f;
    return new RowsBody(
        in ->
            Arrays.copyOf(
                adjoint(f, point(in, p, 2 * p, 2 * p + 2 * locals), tangent.apply(in)), p + locals),
        2 * locals,
        columns,
        p,
        locals);
  }

  /** On doubles as carefully as a mode: the function may take derivatives itself. */
  private static Scalar[] tangent(Function f, Scalar[] x, Scalar[] v) {
    return Primals.areConstant(x) && Primals.areConstant(v)
        ? Scalar.of(new ProgramMode().jvp(f, Primals.of(x), Primals.of(v)).tangent())
        : Nested.jvp(f, x, v).tangent();
  }

  private static Scalar[] adjoint(Function f, Scalar[] x, Scalar[] seed) {
    return Primals.areConstant(x) && Primals.areConstant(seed)
        ? Scalar.of(new ProgramMode().vjp(f, Primals.of(x)).pullback(Primals.of(seed)))
        : Nested.vjp(f, x).pullback(seed);
  }

  /** The inputs of f: parameters, variables, and data. */
  private Scalar[] point(Scalar[] in, int p, int u, int r) {
    return Stream.of(
            Arrays.copyOf(in, p),
            Arrays.copyOfRange(in, u, u + locals),
            Arrays.copyOfRange(in, r, r + columns))
        .flatMap(Arrays::stream)
        .toArray(Scalar[]::new);
  }

  private static Scalar[] joined(Scalar[] in, int a, int n, int b, int m) {
    Scalar[] all = Arrays.copyOfRange(in, a, a + n + m);
    System.arraycopy(in, b, all, n, m);
    return all;
  }
}
