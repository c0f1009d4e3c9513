package org.duetad.core.program.loops;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class without a package, with a method {@code pullback}. */
final class JavaSyntax implements Syntax {

  private static final String PARAMETERS =
      "double[] x, double[] v, double[] xBar, double[] vBar, double[] kept";

  /** Longer tables are text. */
  private static final int MOST_IN_CODE = 64;

  /** If tables have more in all, all are text: eight bytes each, in one method, would be code. */
  private static final int MOST_OF_ALL = 4000;

  /** Of at most 25 bytes each. */
  private static final int MOST_IN_TEXT = 2000;

  private static final String READERS =
      """

        private static double[] readNumbers(String... parts) {
          return java.util.Arrays.stream(String.join(" ", parts).trim().split("\\\\s+"))
              .mapToDouble(Double::parseDouble)
              .toArray();
        }

        private static int[] readPlaces(String... parts) {
          return java.util.Arrays.stream(readNumbers(parts)).mapToInt(x -> (int) x).toArray();
        }
      """;

  /** What is no identifier, or has another meaning in the class. */
  private static final Set<String> RESERVED =
      Set.of(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private protected"
                  + " public return short static strictfp super switch synchronized this throw"
                  + " throws transient true try void volatile while record sealed permits var yield"
                  + " Math Double System IllegalArgumentException String java")
              .split(" ", -1));

  @Override
  public SourceLanguage language() {
    return SourceLanguage.JAVA;
  }

  @Override
  public void requireName(String name) {
    boolean isIdentifier =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.charAt(0))
            && name.chars().allMatch(Character::isJavaIdentifierPart);
    if (!isIdentifier || RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "toJava: \"" + name + "\" is not a name of a class; pass one as in \"Gradient\"");
    }
  }

  @Override
  public int indent() {
    return 4;
  }

  @Override
  public String notFinite(double value) {
    return Double.isNaN(value)
        ? "Double.NaN"
        : value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
  }

  @Override
  public String math(String method) {
    return "Math." + method;
  }

  @Override
  public @Nullable String writtenOut(String method) {
    return null;
  }

  @Override
  public @Nullable String body(String name) {
    return Syntax.inJava(name);
  }

  @Override
  public String functionName(String name) {
    return name.replaceAll("\\W+", "_");
  }

  @Override
  public String function(String name, int operands, String body) {
    return "\n  private static double "
        + name
        + (operands == 1 ? "(double x) {\n" : "(double x, double y) {\n")
        + body.indent(4)
        + "  }\n";
  }

  @Override
  public String table(String name, int[] values, int ofAll) {
    List<String> texts = Arrays.stream(values).mapToObj(String::valueOf).toList();
    String declared = "\n  private static final int[] " + name + " = ";
    return values.length > MOST_IN_CODE || ofAll > MOST_OF_ALL
        ? declared + "readPlaces(" + asText(16, texts) + ");\n"
        : declared + "{\n" + Syntax.lines(16, ",", texts) + "  };\n";
  }

  @Override
  public String constants(String name, double[] values) {
    List<String> texts = Arrays.stream(values).mapToObj(Double::toString).toList();
    return "\n  private static final double[] "
        + name
        + " = readNumbers("
        + asText(4, texts)
        + ");\n";
  }

  /** As text, which takes no code: a method has at most 65,535 bytes of it, and so has a text. */
  private static String asText(int perLine, List<String> texts) {
    StringBuilder parts = new StringBuilder();
    for (int from = 0; from < texts.size(); from += MOST_IN_TEXT) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + MOST_IN_TEXT));
      parts.append(from == 0 ? "" : ", ").append("\"\"\"\n");
      parts.append(Syntax.lines(perLine, "", part)).append("    \"\"\"");
    }
    return parts.toString();
  }

  @Override
  public String readers() {
    return READERS;
  }

  @Override
  public String numbers(String name, String contents) {
    return "\n  private static final double[] " + name + " = {\n" + contents.indent(4) + "  };\n";
  }

  @Override
  public String block(String name, String more, String body) {
    return "\n  private static void " + name + "(" + PARAMETERS + more + ") {\n" + body + "  }\n";
  }

  @Override
  public String blockCall(String name, List<String> turns) {
    return name + "(x, v, xBar, vBar, kept" + SourcePlaces.others(turns) + ");";
  }

  @Override
  public String otherBranch(String line) {
    return "throw new IllegalArgumentException(\"another branch: " + Syntax.harmless(line) + "\");";
  }

  @Override
  public String copy(String from, String to, int place, int count) {
    return "System.arraycopy(" + from + ", 0, " + to + ", " + place + ", " + count + ");";
  }

  @Override
  public String file(
      String name, Sizes sizes, SourceNames names, List<String> blocks, String body) {
    String text =
        """
        /** A recorded function and its derivative, written by Duet. */
        public final class NAME {

          private NAME() {}
        TABLES
          /**
           * Puts f(x) into y.
           *
           * <p>Where factors of the chain rule are not finite, beyond 1e30 or below 1e-300, underflow
           * and overflow may be visible in the derivatives; Duet recomputes these, this does not.
           *
           * @param x the point
           * @param y receives the outputs
           * @param yBar the weights of the outputs: for the gradient of the only one, 1
           * @return the derivatives of the weighted sum of the outputs
           */
          public static double[] pullback(double[] x, double[] y, double[] yBar) {
            double[] v = new double[OWN];
            double[] xBar = new double[INPUTS];
            double[] vBar = new double[OWN];
            double[] kept = new double[KEPT];
        BODY    return java.util.Arrays.copyOf(ADJOINTS, VARIABLES);
          }
        METHODS}
        """;
    return Syntax.filled(
        text,
        Map.of(
            "NAME",
            name,
            "TABLES\n",
            names.tables() + "\n",
            "OWN",
            String.valueOf(sizes.own()),
            "INPUTS",
            String.valueOf(sizes.inputs()),
            "KEPT",
            String.valueOf(sizes.kept()),
            "ADJOINTS, VARIABLES",
            sizes.adjoints(),
            "METHODS",
            String.join("", blocks) + names.functions(),
            "BODY",
            body));
  }
}
