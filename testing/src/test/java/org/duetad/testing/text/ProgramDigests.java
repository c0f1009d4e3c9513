package org.duetad.testing.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** Digests of all bits that programs compute; also the main class of another JVM. */
final class ProgramDigests {

  private static final UnaryRule CUBE =
      UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3));

  static final ProgramText FORMAT = ProgramText.plain().with("cube", CUBE);

  private ProgramDigests() {}

  /** Prints the digests of the programs in some files. */
  public static void main(String... files) throws IOException {
    for (String file : files) {
      System.out.println(digest(FORMAT.read(Files.readString(Path.of(file)))));
    }
  }

  /** Programs of all kinds, with loops, conditions, constants from outside, and a user's rule. */
  static Map<String, Program> programs() {
    Map<String, Program> programs = new LinkedHashMap<>();
    programs.put("arithmetic", Program.record(ProgramDigests::mixed, 0.3, 1.7, -0.4));
    programs.put("derivative", Program.record(ProgramDigests::mixed, 0.3, 1.7, -0.4).adjoint());
    double[] chain = new double[300];
    Arrays.setAll(chain, i -> Math.sin(i));
    programs.put("chain", Program.record(ProgramDigests::chain, chain));
    programs.put("pendulum", Program.record(ProgramDigests::pendulum, 1, 0.1));
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{2, 0.5}, {-0.25, 1}});
    DMatrixRMaj b = new DMatrixRMaj(new double[][] {{1, 3}, {0.1, -2}});
    programs.put("matrices", Program.record(ProgramDigests::matrices, a, b));
    return programs;
  }

  private static Scalar[] mixed(Scalar... x) {
    double captured = 1 / 3.0;
    Scalar y =
        x[0].multiply(captured).apply(CUBE).add(x[1].rootN(3)).multiply(x[2].regularizedGammaP(2));
    Scalar z = y.isGreaterThan(x[0]) ? y.exp() : y.sin().add(Scalar.of(x[1].value()));
    return new Scalar[] {z, x[1].pow(x[0]).multiply(x[2].tanh()), Scalar.sum(Scalar.softmax(x))};
  }

  private static Scalar[] chain(Scalar... x) {
    Scalar[] terms = new Scalar[x.length - 1];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = x[i + 1].subtract(x[i].square()).multiply(10).sin();
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  private static Scalar[] pendulum(Scalar... x) {
    Scalar angle = x[0];
    Scalar speed = x[1];
    for (int t = 0; t < 200; t++) {
      speed = speed.subtract(angle.sin().multiply(0.01));
      angle = angle.add(speed.multiply(0.01));
    }
    return new Scalar[] {angle, speed};
  }

  private static Matrix matrices(Matrix... x) {
    Matrix captured = Matrix.of(new double[][] {{0.1, 0.2}, {1 / 3.0, -0.0}});
    Matrix solved = x[0].mult(x[1]).plus(captured).solve(x[1].apply(CUBE));
    return solved.matrixExponential().reshape(1, 4).scale(x[0].determinant());
  }

  /** Values, gradients and products with the Hessian, by tape and by kernel. */
  static String digest(Program program) {
    return program.point()[0] instanceof Matrix ? ofMatrices(program) : ofNumbers(program);
  }

  static double[] point(Program program) {
    return Arrays.stream(program.point()).mapToDouble(in -> ((Scalar) in).value()).toArray();
  }

  private static String ofNumbers(Program program) {
    double[] x = point(program);
    VectorFunction f = program::evaluate;
    double[] y = program.evaluate(x);
    double[] w = new double[y.length];
    Arrays.setAll(w, i -> 1.0 / (i + 1));
    double[] v = new double[x.length];
    Arrays.setAll(v, i -> Math.cos(i));
    ReverseMode reverse = new ReverseMode();
    double[] gradient = reverse.vjp(f, x).pullback(w);
    double[] second = reverse.hvp(at -> Scalar.dot(f.apply(at), Scalar.of(w)), x, v);
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] values = new double[y.length];
    double[] adjoints = new double[x.length];
    kernel.evaluate(x, frame, values);
    kernel.pullback(frame, w, adjoints);
    double[] tangents = program.tangent().evaluate(joined(x, v));
    return bits(y, gradient, second, values, adjoints, tangents)
        + " "
        + LoopNest.of(program).instructions();
  }

  private static String ofMatrices(Program program) {
    Matrix[] x = Arrays.stream(program.point()).map(Matrix.class::cast).toArray(Matrix[]::new);
    Matrix y = program.evaluate(x)[0];
    Program adjoint = program.adjoint();
    Matrix[] in = Arrays.copyOf(x, x.length + 1);
    in[x.length] = Matrix.ones(y.numRows(), y.numCols());
    Matrix[] second = Arrays.copyOf(in, 2 * in.length);
    System.arraycopy(in, 0, second, in.length, in.length);
    double[][] all =
        Arrays.stream(
                new Matrix[][] {{y}, adjoint.evaluate(in), adjoint.tangent().evaluate(second)})
            .flatMap(Arrays::stream)
            .map(m -> m.value().data)
            .toArray(double[][]::new);
    return bits(all);
  }

  private static double[] joined(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** The sizes, and a hash of all bits of all numbers. */
  private static String bits(double[]... all) {
    long hash = 0;
    for (double[] numbers : all) {
      for (double x : numbers) {
        hash = 31 * hash + Double.doubleToRawLongBits(x);
      }
    }
    return Arrays.stream(all).mapToInt(x -> x.length).sum() + " numbers " + Long.toHexString(hash);
  }
}
