package org.duetad.core.program;

import java.util.Map;
import org.duetad.core.rules.Primitive;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@link ProgramText}; an error names the line. */
final class ProgramReader {

  private static final String OLD = "duet program 1";

  /** The highest order of derivatives. */
  private static final int DEEPEST = 100;

  private final String[] lines;
  private final Map<String, Primitive> own;

  /** How many lines were read. */
  private int at;

  /** How many programs enclose the one that is read. */
  private int depth;

  ProgramReader(String text, Map<String, Primitive> own) {
    lines = text.lines().toArray(String[]::new);
    this.own = own;
  }

  Program read() {
    String first = lines.length == 0 ? "" : lines[0].strip();
    if (!first.equals(ProgramText.HEADER)) {
      throw wrong(
          1,
          "the first line must be \""
              + ProgramText.HEADER
              + "\", found \""
              + first
              + (first.equals(OLD)
                  ? "\", of the test kit's first format; generate and write the program again"
                  : "\"; this is not a program, or is of another version"));
    }
    at = 1;
    Program program = body(new RuleTexts(own));
    if (hasNext()) {
      throw wrong(
          at, "\"" + lines[at - 1].strip() + "\" follows the end of the program; delete it");
    }
    return program;
  }

  /** Up to the outputs. */
  private Program body(RuleTexts rules) {
    ProgramLines body = new ProgramLines(rules);
    Transformed derivation = null;
    while (hasNext()) {
      String line = lines[at - 1].stripLeading(); // A name may end with blanks.
      boolean isAdjoint = line.stripTrailing().equals("derivative adjoint {");
      if ((isAdjoint || line.stripTrailing().equals("derivative tangent {"))
          && derivation == null
          && body.isEmpty()) {
        derivation = derivation(rules, isAdjoint);
      } else {
        Program program = read(body, line);
        if (program != null) {
          return derivation == null ? program : program.derivedBy(derivation);
        }
      }
    }
    throw wrong(at, "the text ends without the outputs; add \"return %...\"");
  }

  private Transformed derivation(RuleTexts rules, boolean isAdjoint) {
    int begin = at;
    if (++depth > DEEPEST) {
      throw wrong(at, "derivatives are nested deeper than " + DEEPEST + "; this is not a program");
    }
    Program of = body(rules);
    depth--;
    if (!hasNext() || !lines[at - 1].strip().equals("}")) {
      throw wrong(begin, "\"derivative\" is not closed after the outputs; add \"}\"");
    }
    return new Transformed(of, isAdjoint);
  }

  private @Nullable Program read(ProgramLines body, String line) {
    try {
      return body.read(at, line);
    } catch (ProgramLines.Wrong e) {
      throw wrong(e.line(), String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw wrong(at, String.valueOf(e.getMessage()), e);
    }
  }

  /** Goes to the next line that is neither blank nor a comment. */
  private boolean hasNext() {
    while (at < lines.length) {
      String line = lines[at++].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return true;
      }
    }
    return false;
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return wrong(line, why, null);
  }

  private static IllegalArgumentException wrong(int line, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException("program text: line " + line + ": " + why, cause);
  }
}
