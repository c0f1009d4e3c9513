package org.duetad.core.program.loops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class without a package, with a method {@code pullback}. */
final class JavaSyntax implements Syntax {

  private static final String PARAMETERS =
      "double[] x, double[] v, double[] xBar, double[] vBar, double[] kept";

  @Override
  public String operation() {
    return "toJava";
  }

  @Override
  public String title() {
    return "Java";
  }

  @Override
  public void requireName(String name) {
    boolean isIdentifier =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.charAt(0))
            && name.chars().allMatch(Character::isJavaIdentifierPart);
    if (!isIdentifier) {
      throw new IllegalArgumentException(
          "toJava: \"" + name + "\" is no name of a class; pass one as in \"Gradient\"");
    }
  }

  @Override
  public int indent() {
    return 4;
  }

  @Override
  public String number(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.doubleToRawLongBits(value) < 0 ? "(" + value + ")" : Double.toString(value);
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
    return OF_LIBRARY.get(name);
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
  public String table(String name, String contents) {
    return "\n  private static final int[] " + name + " = {" + contents + "\n  };\n";
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
    return "throw new IllegalArgumentException(\"another branch: " + line + "\");";
  }

  @Override
  public String copy(String from, String to, int count) {
    return "System.arraycopy(" + from + ", 0, " + to + ", 0, " + count + ");";
  }

  @Override
  public String file(
      String name, Sizes sizes, SourceNames names, List<String> blocks, String body) {
    return """
        /** A recorded function and its derivative, written by Duet. */
        public final class NAME {

          private NAME() {}
        TABLES
          /**
           * Puts f(x) into y.
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
        """
        .replace("NAME", name)
        .replace("TABLES\n", names.tables() + "\n")
        .replace("OWN", String.valueOf(sizes.own()))
        .replace("INPUTS", String.valueOf(sizes.inputs()))
        .replace("KEPT", String.valueOf(sizes.kept()))
        .replace("ADJOINTS", sizes.isJoined() ? "vBar" : "xBar")
        .replace("VARIABLES", String.valueOf(sizes.variables()))
        .replace("METHODS", String.join("", blocks) + names.functions())
        .replace("BODY", body);
  }
}
