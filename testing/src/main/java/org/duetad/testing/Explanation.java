package org.duetad.testing;

import java.util.List;
import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.check.WrongOperation;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.Kink;
import org.duetad.core.program.ProgramWithLines;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** What may be the cause of a wrong derivative: a kink, or the first wrong operation. */
final class Explanation {

  private Explanation() {}

  static String of(VectorFunction f, double... x) {
    try {
      List<Kink> kinks = Diagnosis.of(f, x).kinks();
      if (!kinks.isEmpty()) {
        return "at a kink, where the derivative is a choice: " + kinks.get(0) + "; test next to it";
      }
      CertificateResult found = Certificate.of(new ForwardMode(), new ReverseMode()).certify(f, x);
      return found
          .wrongOperation()
          .map(wrong -> "first wrong operation: " + wrong + line(wrong, f, x))
          .or(
              () ->
                  found
                      .firstToDiffer()
                      .map(
                          path ->
                              "the function's own derivatives differ: "
                                  + path.path()
                                  + " gives "
                                  + path.value()
                                  + ", expected "
                                  + path.expected()))
          .orElse("the function's own derivatives agree, by rules and by differences");
    } catch (UnsupportedOperationException | ArithmeticException | IllegalStateException e) {
      return "the function was not analysed: " + e.getMessage();
    }
  }

  /** The source line of the operation, which the same recording with lines has. */
  private static String line(WrongOperation wrong, VectorFunction f, double... x) {
    ProgramWithLines recorded = ProgramWithLines.record("test", f, x);
    List<Instruction> instructions = recorded.program().instructions();
    for (int k = 0; k < instructions.size(); k++) {
      if (instructions.get(k).first() == wrong.slot()) {
        return ", " + recorded.lines().get(k);
      }
    }
    return "";
  }

  /** The first wrong operation, if there is one. */
  static Optional<String> wrongOperation(CertificateResult found, VectorFunction f, double... x) {
    return found.wrongOperation().map(wrong -> wrong + line(wrong, f, x));
  }
}
