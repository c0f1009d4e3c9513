package org.duetad.testing;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;

/** The same function written in another way, or recorded, has the same derivatives. */
final class EquivalenceLaws {

  private final FunctionAtPoint at;
  private final ReverseMode mode = new ReverseMode();

  EquivalenceLaws(FunctionAtPoint at) {
    this.at = at;
  }

  List<DerivativeLaw> all() {
    return List.of(
        new DerivativeLaw(
            "prepared: values and gradients are those of reverse mode", this::prepared),
        new DerivativeLaw("recorded: gradients are those of reverse mode", this::recorded),
        new DerivativeLaw("optimised: values have the same bits", this::optimised),
        new DerivativeLaw("f(x) + c has the gradient of f", this::shifted),
        new DerivativeLaw("permuted inputs have a permuted gradient", this::permuted));
  }

  private Failure failure(String what) {
    return new Failure(at, what, FirstOrderLaws.test(at));
  }

  private double[] gradient() {
    return mode.gradient(at.weighted(), at.point());
  }

  private void compare(String what, double[] expected, double[] actual) {
    double[] bound = Roundings.ofGradient(at);
    double[] allowed = Arrays.stream(bound).map(b -> 2 * b).toArray();
    failure(what).unlessClose(expected, actual, allowed);
  }

  private void prepared() {
    PreparedFunction prepared = mode.prepare(at.function(), at.point());
    double[] plain = at.function().value(at.point());
    failure("value of the prepared function").unlessSameBits(plain, prepared.value(at.point()));
    double[] weights = FunctionAtPoint.weights(plain.length);
    double[] first = prepared.pullback(at.point(), weights);
    compare("gradient of the prepared function", gradient(), first);
    double[] again = prepared.pullback(at.point(), weights);
    failure("second gradient of the prepared function").unlessSameBits(first, again);
  }

  private void recorded() {
    ScalarFunction recorded = in -> mode.record(at.weighted().asVector(), at.point()).apply(in)[0];
    compare("gradient of the recorded function", gradient(), mode.gradient(recorded, at.point()));
  }

  private void optimised() {
    Program program = Program.record(at.function(), at.point());
    double[] expected = at.function().value(at.point());
    double[] actual =
        Arrays.stream(program.optimised().evaluate(Scalar.of(at.point())))
            .mapToDouble(Scalar::value)
            .toArray();
    failure("value of the optimised program").unlessSameBits(expected, actual);
  }

  private void shifted() {
    ScalarFunction shifted = in -> at.weighted().apply(in).add(3);
    failure("gradient of f(x) + 3").unlessSameBits(gradient(), mode.gradient(shifted, at.point()));
  }

  private void permuted() {
    double[] point = reversed(at.point());
    ScalarFunction permuted = in -> at.weighted().apply(reversed(in));
    compare("gradient by permuted inputs", gradient(), reversed(mode.gradient(permuted, point)));
  }

  private static double[] reversed(double[] x) {
    double[] reversed = new double[x.length];
    Arrays.setAll(reversed, i -> x[x.length - 1 - i]);
    return reversed;
  }

  private static Scalar[] reversed(Scalar[] x) {
    Scalar[] reversed = new Scalar[x.length];
    Arrays.setAll(reversed, i -> x[x.length - 1 - i]);
    return reversed;
  }
}
