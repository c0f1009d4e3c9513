package org.duetad.testing.fuzz;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;

/**
 * Operations of small matrices of numbers, each with a closed form in numbers. Operands are the
 * elements by rows; of a symmetric matrix {@code [a b; b c]} they are a, b, c.
 */
final class MatrixOperations {

  private static final Domain ANY = Domain.between(-1e6, 1e6);

  private MatrixOperations() {}

  static List<Operation> all() {
    return List.of(
        of("matrix.mult", 8, x -> first(x).mult(second(x)), MatrixOperations::product),
        of("matrix.invert", 4, x -> square(2, x).invert(), MatrixOperations::inverse),
        of("matrix.pseudoInverse", 4, x -> square(2, x).pseudoInverse(), MatrixOperations::inverse),
        of("matrix.cofactor", 4, x -> square(2, x).cofactor(), x -> cofactors(x)),
        number("matrix.determinant", 4, x -> square(2, x).determinant(), MatrixOperations::det),
        number("matrix.determinant3", 9, x -> square(3, x).determinant(), MatrixOperations::det3),
        number("matrix.cofactor3", 9, x -> square(3, x).cofactor().get(1, 1), x -> det(corners(x))),
        number("matrix.logDeterminant", 4, x -> square(2, x).logDeterminant(), x -> det(x).log()),
        number(
            "matrix.logDeterminantSpd",
            3,
            x -> symmetric(x).logDeterminantSpd(),
            x -> det(full(x)).log()),
        number("matrix.trace.cube", 4, x -> square(2, x).power(3).trace(), x -> cubes(x)),
        number("matrix.normNuclear", 4, x -> square(2, x).normNuclear(), x -> nuclear(x)),
        number("matrix.norm", 4, x -> square(2, x).normF(), x -> squares(x).sqrt()),
        number(
            "matrix.eigenvalues.squares",
            3,
            x -> symmetric(x).symmetricEigenvalues().squaredNorm(),
            x -> squares(full(x))),
        number(
            "matrix.eigenvalues.product",
            3,
            x -> Scalar.product(symmetric(x).symmetricEigenvalues().toScalars()),
            x -> det(full(x))),
        number(
            "matrix.eigenvalues.logs",
            3,
            x -> symmetric(x).symmetricEigenvalues().elementLog().elementSum(),
            x -> det(full(x)).log()),
        number(
            "matrix.eigenvalues.gap",
            3,
            x -> gap(symmetric(x).symmetricEigenvalues().toScalars()),
            x -> x[0].subtract(x[2]).square().add(x[1].square().multiply(4))),
        number(
            "matrix.singularValues.squares",
            4,
            x -> square(2, x).singularValues().squaredNorm(),
            x -> squares(x)),
        of(
            "matrix.symmetricSqrt",
            3,
            x -> symmetric(x).symmetricSqrt(),
            MatrixOperations::squareRoot),
        of(
            "matrix.symmetricInverseSqrt",
            3,
            x -> symmetric(x).symmetricInverseSqrt(),
            x -> inverse(squareRoot(x))),
        of("matrix.sqrtm", 4, x -> square(2, x).sqrtm(), MatrixOperations::generalRoot),
        of(
            "matrix.cumulativeProduct",
            4,
            x -> Matrix.of(1, 4, x).cumulativeProductRows(),
            MatrixOperations::products),
        of("matrix.cholesky", 3, x -> symmetric(x).cholesky(), MatrixOperations::cholesky));
  }

  private static Operation of(
      String name, int operands, Function<Scalar[], Matrix> function, VectorFunction reference) {
    return new Operation(
        name, Arity.exactly(operands), i -> ANY, x -> function.apply(x).toScalars(), reference);
  }

  private static Operation number(
      String name,
      int operands,
      Function<Scalar[], Scalar> function,
      Function<Scalar[], Scalar> reference) {
    return new Operation(
        name,
        Arity.exactly(operands),
        i -> ANY,
        x -> new Scalar[] {function.apply(x)},
        x -> new Scalar[] {reference.apply(x)});
  }

  private static Matrix square(int n, Scalar... x) {
    return Matrix.of(n, n, x);
  }

  private static Matrix first(Scalar... x) {
    return square(2, x[0], x[1], x[2], x[3]);
  }

  private static Matrix second(Scalar... x) {
    return square(2, x[4], x[5], x[6], x[7]);
  }

  private static Matrix symmetric(Scalar... x) {
    return square(2, full(x));
  }

  private static Scalar[] full(Scalar... x) {
    return new Scalar[] {x[0], x[1], x[1], x[2]};
  }

  private static Scalar[] corners(Scalar... x) {
    return new Scalar[] {x[0], x[2], x[6], x[8]};
  }

  private static Scalar gap(Scalar... values) {
    return values[0].subtract(values[1]).square();
  }

  private static Scalar det(Scalar... x) {
    return x[0].multiply(x[3]).subtract(x[1].multiply(x[2]));
  }

  private static Scalar det3(Scalar... x) {
    return x[0].multiply(det(x[4], x[5], x[7], x[8]))
        .subtract(x[1].multiply(det(x[3], x[5], x[6], x[8])))
        .add(x[2].multiply(det(x[3], x[4], x[6], x[7])));
  }

  private static Scalar[] product(Scalar... x) {
    return IntStream.range(0, 4)
        .mapToObj(
            k -> x[k / 2 * 2].multiply(x[4 + k % 2]).add(x[k / 2 * 2 + 1].multiply(x[6 + k % 2])))
        .toArray(Scalar[]::new);
  }

  private static Scalar[] cofactors(Scalar... x) {
    return new Scalar[] {x[3], x[2].negate(), x[1].negate(), x[0]};
  }

  private static Scalar[] inverse(Scalar... x) {
    Scalar det = det(x);
    return new Scalar[] {
      x[3].divide(det), x[1].negate().divide(det), x[2].negate().divide(det), x[0].divide(det)
    };
  }

  private static Scalar squares(Scalar... x) {
    return x[0].square().add(x[1].square()).add(x[2].square()).add(x[3].square());
  }

  /** {@code tr A³ = (tr A)³ - 3 tr A det A}. */
  private static Scalar cubes(Scalar... x) {
    Scalar trace = x[0].add(x[3]);
    return trace.square().subtract(det(x).multiply(3)).multiply(trace);
  }

  /** {@code (s + t)² = s² + t² + 2 s t}. */
  private static Scalar nuclear(Scalar... x) {
    return squares(x).add(det(x).abs().multiply(2)).sqrt();
  }

  /** By Cayley and Hamilton, {@code √A = (A + √det I)/√(tr A + 2 √det)}. */
  private static Scalar[] squareRoot(Scalar... x) {
    Scalar root = det(full(x)).sqrt();
    Scalar scale = x[0].add(x[2]).add(root.multiply(2)).sqrt();
    Scalar across = x[1].divide(scale);
    return new Scalar[] {
      x[0].add(root).divide(scale), across, across, x[2].add(root).divide(scale)
    };
  }

  /** As {@link #squareRoot}, of four elements. */
  private static Scalar[] generalRoot(Scalar... x) {
    Scalar root = det(x).sqrt();
    Scalar scale = x[0].add(x[3]).add(root.multiply(2)).sqrt();
    return new Scalar[] {
      x[0].add(root).divide(scale),
      x[1].divide(scale),
      x[2].divide(scale),
      x[3].add(root).divide(scale)
    };
  }

  private static Scalar[] products(Scalar... x) {
    Scalar[] products = x.clone();
    for (int i = 1; i < products.length; i++) {
      products[i] = products[i - 1].multiply(products[i]);
    }
    return products;
  }

  private static Scalar[] cholesky(Scalar... x) {
    Scalar first = x[0].sqrt();
    Scalar below = x[1].divide(first);
    Scalar last = x[2].subtract(x[1].square().divide(x[0])).sqrt();
    return new Scalar[] {first, Scalar.of(0.0), below, last};
  }
}
