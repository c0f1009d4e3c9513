package org.duetad.testing;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.kernel.LoopNest;
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
        new DerivativeLaw(
            "rolled into loops: values have the same bits, gradients are those of reverse mode",
            this::rolled),
        new DerivativeLaw("f(x) + c has the gradient of f", this::shifted),
        new DerivativeLaw("permuted inputs have a permuted gradient", this::permuted),
        new DerivativeLaw("reductions split in two have the same gradient", this::split),
        new DerivativeLaw(
            "rules replaced by their definitions have the same gradient", this::defined));
  }

  private double[] gradient() {
    return mode.gradient(at.weighted(), at.point());
  }

  private void compare(String what, double[] expected, double[] actual) {
    at.failure(what).unlessClose(expected, actual, Roundings.ofTwoGradients(at));
  }

  private void prepared() {
    PreparedFunction prepared = mode.prepare(at.function(), at.point());
    double[] plain = at.function().value(at.point());
    at.failure("value of the prepared function").unlessSameBits(plain, prepared.value(at.point()));
    double[] weights = FunctionAtPoint.weights(plain.length);
    double[] first = prepared.pullback(at.point(), weights);
    compare("gradient of the prepared function", gradient(), first);
    double[] again = prepared.pullback(at.point(), weights);
    at.failure("second gradient of the prepared function").unlessSameBits(first, again);
  }

  private void recorded() {
    ScalarFunction recorded = in -> mode.record(at.weighted().asVector(), at.point()).apply(in)[0];
    compare("gradient of the recorded function", gradient(), mode.gradient(recorded, at.point()));
  }

  private void optimised() {
    Program program = Program.record(at.function(), at.point());
    double[] expected = at.function().value(at.point());
    double[] actual = plain(program.optimised().evaluate(Scalar.of(at.point())));
    at.failure("value of the optimised program").unlessSameBits(expected, actual);
  }

  private void rolled() {
    Program program = Program.record(at.function(), at.point());
    double[] expected = at.function().value(at.point());
    Scalar[] rolled = LoopNest.of(program).evaluate(Scalar.of(at.point()));
    at.failure("value of the program rolled into loops").unlessSameBits(expected, plain(rolled));
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] value = new double[expected.length];
    kernel.evaluate(at.point(), frame, value);
    at.failure("value by a kernel").unlessSameBits(expected, value);
    double[] gradient = new double[at.point().length];
    kernel.pullback(frame, FunctionAtPoint.weights(value.length), gradient);
    compare("gradient by a kernel", gradient(), gradient);
  }

  private static double[] plain(Scalar... numbers) {
    return Arrays.stream(numbers).mapToDouble(Scalar::value).toArray();
  }

  private void shifted() {
    ScalarFunction shifted = in -> at.weighted().apply(in).add(3);
    at.failure("gradient of f(x) + 3")
        .unlessSameBits(gradient(), mode.gradient(shifted, at.point()));
  }

  private void permuted() {
    double[] point = reversed(at.point());
    ScalarFunction permuted = in -> at.weighted().apply(reversed(in));
    compare("gradient by permuted inputs", gradient(), reversed(mode.gradient(permuted, point)));
  }

  private void split() {
    rewritten("reductions split in two", Rewritten.split(at));
  }

  private void defined() {
    rewritten("rules replaced by their definitions", Rewritten.defined(at));
  }

  /**
   * Both may be wrong by their rounding errors. Nothing is compared where these have no bound, nor
   * at a kink, where each may choose another derivative.
   */
  private void rewritten(String how, Rewritten other) {
    List<String> operations = other.operations();
    if (operations.isEmpty() || !Diagnosis.of(at.function(), at.point()).kinks().isEmpty()) {
      return;
    }
    RoundingError plain = Roundings.of(at);
    RoundingError rounding = Diagnosis.roundingError(other, at.point());
    if (!rounding.breaks().isEmpty() || !rounding.isBounded()) {
      return;
    }
    String with = " with " + how + ", of " + String.join(", ", operations);
    at.failure("value" + with)
        .unlessClose(
            new double[] {plain.value()},
            new double[] {rounding.value()},
            new double[] {plain.valueBound() + rounding.valueBound()});
    double[] allowed = Roundings.ofGradient(plain);
    double[] others = Roundings.ofGradient(rounding);
    Arrays.setAll(allowed, i -> allowed[i] + others[i]);
    at.failure("gradient" + with)
        .unlessClose(gradient(), mode.gradient(other, at.point()), allowed);
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
