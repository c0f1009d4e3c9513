package org.duetad.core.program;

import java.util.Map;
import java.util.TreeMap;
import org.duetad.core.rules.Primitive;
import org.duetad.core.spi.Arguments;

/**
 * Programs as text: a program that is read has the bits of values and derivatives of the one that
 * was written, on any machine. One line for each input, instruction and condition, and the outputs:
 *
 * <pre>
 * duet program 2                        format and its version
 * # a comment
 * %0 = input 0x1.0p1 # 2.0              a number of the point at which it was recorded
 * %1 = input 1x2 0x1.0p0 -0x1.8p1       a matrix, row after row
 * %2 = constant 0x1.4p-1 # 0.625
 * %3 = multiply %0 %2                   a rule of numbers
 * %4 = root(3) %3                       one with parameters
 * %5 %6 = softmax %3 %4                 one with several results
 * %7 = own.cube %6                      a user-supplied rule, by its name
 * %8 = matrix.transpose %1              a rule of matrices
 * %9 = matrix.each(tanh) %8             a rule of numbers for each element or row of a matrix
 * %10 %11 = get(0) %9                   elements from the first on
 * %12 = matrix(1,2) %7 %10              a matrix of numbers
 * guard %7 &gt; %3 true at Model.f(Model.java:7)
 * value %6 is 0x1.2p-1 at Model.f(Model.java:9)
 * name %6 share of b                    a name that was given
 * return %7 %12
 * </pre>
 *
 * <p>Results are numbered consecutively. What follows {@code #} after a blank is a comment. Numbers
 * are written as {@link Double#toHexString} does, and read in any form of {@link
 * Double#parseDouble}; a NaN with bits of its own is {@code NaN(7ff8000000000001)}, a structural
 * zero {@code zero 2x3}. {@code root(3)#2} is another rule with the same parameters, made by
 * another call: kernels join operations of one rule only. A program that {@link Program#tangent} or
 * {@link Program#adjoint} made begins with that of the function, {@code derivative adjoint { ...
 * }}. Loops are found again in what was read.
 *
 * <p>Reading checks all that is used: the version, names, numbers, places and shapes, and evaluates
 * the program at its point. Nothing that is unknown is left out.
 */
public final class ProgramText {

  static final String HEADER = "duet program 2";

  private static final ProgramText PLAIN = new ProgramText(Map.of());

  private final Map<String, Primitive> own;

  private ProgramText(Map<String, Primitive> own) {
    this.own = own;
  }

  /**
   * Texts of programs of the library's rules.
   *
   * @return the format without user-supplied rules
   */
  public static ProgramText plain() {
    return PLAIN;
  }

  /**
   * The same format with a user-supplied rule. A text has only its name: whoever reads it supplies
   * the rule again.
   *
   * @param name its name in texts: letters, digits, and {@code _ . -}
   * @param rule the rule, of numbers or of matrices
   * @return the format with this rule, too
   * @throws IllegalArgumentException if the name has other characters, or is in use
   */
  public ProgramText with(String name, Primitive rule) {
    Arguments.given("program text", "name", name);
    Arguments.given("program text", "rule", rule);
    if (!name.matches("[\\w.-]+")) {
      throw new IllegalArgumentException(
          "program text: \"" + name + "\" is not a name; pass letters, digits, and _ . -");
    }
    Map<String, Primitive> more = new TreeMap<>(own);
    if (more.put(name, rule) != null) {
      throw new IllegalArgumentException(
          "program text: there is already a rule \"" + name + "\"; pass another name");
    }
    return new ProgramText(more);
  }

  /**
   * Writes a program.
   *
   * @param program the program
   * @return its text
   * @throws IllegalArgumentException if it has a rule that has no name, or holds a number of an
   *     enclosing derivative call
   */
  public String write(Program program) {
    Arguments.given("program text", "program", program);
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    new ProgramWriter(new RuleTexts(own), text).write(program);
    return text.toString();
  }

  /**
   * Reads a program.
   *
   * @param text its text
   * @return the program
   * @throws IllegalArgumentException if it is of another version, has anything unknown, or does not
   *     hold at its point; with the number of the line
   */
  public Program read(String text) {
    Arguments.given("program text", "text", text);
    return new ProgramReader(text, own).read();
  }
}
