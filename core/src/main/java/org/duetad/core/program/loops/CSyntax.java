package org.duetad.core.program.loops;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A function of C99. */
final class CSyntax implements Syntax {

  private static final String PARAMETERS =
      "const double *x, double *v, double *xBar, double *vBar, double *kept, int *other";

  /** What cannot be the name of a function beside others. */
  private static final Set<String> RESERVED =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto if"
                  + " inline int long register restrict return short signed sizeof static struct"
                  + " switch typedef union unsigned void volatile while main NULL NAN INFINITY")
              .split(" ", -1));

  /** What the headers declare, and what the file has beside the function. */
  private static final Pattern DECLARED =
      Pattern.compile(
          "(a?(cos|sin|tan)h?|atan2|cbrt|ceil|copysign|erfc?|exp2?|expm1|fabs|fdim|floor|fma|fmax|fmin"
              + "|fmod|frexp|hypot|ilogb|ldexp|lgamma|l?l?rint|l?l?round|log|log10|log1p|log2|logb|modf|nan"
              + "|nearbyint|nextafter|nexttoward|pow|remainder|remquo|scalbl?n|sqrt|tgamma|trunc)[fl]?"
              + "|is(finite|inf|nan|normal|less(equal|greater)?|greater(equal)?|unordered)|signbit|fpclassify"
              + "|abort|l?l?abs|atexit|ato[fil]l?|bsearch|[cm]alloc|l?l?div|exit|free|getenv|mblen|qsort"
              + "|s?rand|realloc|system|mbs?towcs?|wcs?tombs?|mem(chr|cmp|cpy|move|set)"
              + "|str(n?cat|r?chr|n?cmp|coll|n?cpy|c?spn|error|len|pbrk|str|tok|xfrm|tol?d|tof|tou?ll?)"
              + "|duet_\\w*|TABLE_\\w+|block\\d+");

  /** Functions that have another name in C. */
  private static final Map<String, String> NAMES = Map.of("abs", "fabs");

  /** Functions that C lacks, or has with other special cases. */
  private static final Map<String, String> WRITTEN_OUT =
      Map.of(
          "signum", "return x > 0 ? 1 : x < 0 ? -1 : x;",
          "max", "return isnan(x) || isnan(y) ? NAN : x > y ? x : y > x ? y : signbit(x) ? y : x;",
          "min", "return isnan(x) || isnan(y) ? NAN : x < y ? x : y < x ? y : signbit(x) ? x : y;");

  /** With what rounding took from {@code -x/√2}, which the tail would multiply by {@code x²}. */
  private static final String NORMAL_CDF =
      """
      double t = -x * 0.7071067811865476;
      if (!(fabs(t) < 30)) {
        return 0.5 * erfc(t);
      }
      double low = fma(-x, 0.7071067811865476, -t) + x * 4.833646656726457e-17;
      return 0.5 * (erfc(t) - 1.1283791670955126 * exp(-t * t) * low);""";

  /** Functions of the library that libm has, and Java has not, or with other special cases. */
  private static final Map<String, String> OF_LIBM =
      Map.of(
          "pow",
          """
          if (isnan(x) || isnan(y)) {
            return isnan(x) ? x : y;
          }
          return fabs(x) == 1 && isinf(y) ? NAN : pow(x, y);""",
          "atanh",
          "return atanh(x);",
          "log2",
          "return log2(x);",
          "erf",
          "return erf(x);",
          "erfc",
          "return erfc(x);",
          "normalCdf",
          NORMAL_CDF,
          "remainder",
          "return remainder(x, y);",
          "fmod",
          "return fmod(x, y);");

  private static final Pattern EXPONENT = Pattern.compile("Math\\.getExponent\\((\\w)\\)");
  private static final Pattern POSITIVE_PART = Pattern.compile("Math\\.max\\((\\w), 0\\)");

  @Override
  public SourceLanguage language() {
    return SourceLanguage.C;
  }

  @Override
  public void requireName(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "toC: \"" + name + "\" is not a name of a function; pass one as in \"gradient\"");
    }
    if (DECLARED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "toC: \"" + name + "\" has another meaning in the file; pass a name as in \"gradient\"");
    }
  }

  @Override
  public int indent() {
    return 2;
  }

  @Override
  public String notFinite(double value) {
    return Double.isNaN(value) ? "NAN" : value > 0 ? "INFINITY" : "(-INFINITY)";
  }

  @Override
  public String math(String method) {
    return NAMES.getOrDefault(method, method);
  }

  @Override
  public @Nullable String writtenOut(String method) {
    return WRITTEN_OUT.get(method);
  }

  @Override
  public @Nullable String body(String name) {
    String body = OF_LIBM.get(name);
    String inJava = body == null ? Syntax.inJava(name) : null;
    return inJava == null ? body : translated(inJava);
  }

  /** Statements in Java as those in C that do the same. */
  private static String translated(String inJava) {
    String withExponents =
        EXPONENT.matcher(inJava).replaceAll("$1 == 0 ? -1023 : isfinite($1) ? ilogb($1) : 1024");
    return POSITIVE_PART
        .matcher(withExponents)
        .replaceAll("(isnan($1) || $1 > 0 ? $1 : 0.0)")
        .replace("Double.isInfinite", "isinf")
        .replace("Double.isNaN", "isnan")
        .replace("Double.NaN", "NAN")
        .replace("Math.scalb", "scalbn")
        .replace("Math.abs", "fabs")
        .replace("Math.copySign", "copysign")
        .replace("Math.", "");
  }

  /** Distinct from those of the standard library. */
  @Override
  public String functionName(String name) {
    return "duet_" + name.replaceAll("\\W+", "_");
  }

  @Override
  public String function(String name, int operands, String body) {
    return "\nstatic double "
        + name
        + (operands == 1 ? "(double x) {\n" : "(double x, double y) {\n")
        + body.indent(2)
        + "}\n";
  }

  @Override
  public String table(String name, int[] values, int ofAll) {
    List<String> texts = Arrays.stream(values).mapToObj(String::valueOf).toList();
    return "\nstatic const int " + name + "[] = {\n" + Syntax.lines(16, ",", texts) + "};\n";
  }

  @Override
  public String constants(String name, double[] values) {
    List<String> texts = Arrays.stream(values).mapToObj(this::number).toList();
    return "\nstatic const double " + name + "[] = {\n" + Syntax.lines(4, ",", texts) + "};\n";
  }

  @Override
  public String numbers(String name, String contents) {
    return "\nstatic const double " + name + "[] = {\n" + contents.indent(2) + "};\n";
  }

  @Override
  public String block(String name, String more, String body) {
    return "\nstatic void " + name + "(" + PARAMETERS + more + ") {\n" + body + "}\n";
  }

  @Override
  public String blockCall(String name, List<String> turns) {
    return name + "(x, v, xBar, vBar, kept, other" + SourcePlaces.others(turns) + ");";
  }

  @Override
  public String otherBranch(String line) {
    return "*other = 1; // " + Syntax.harmless(line);
  }

  @Override
  public String copy(String from, String to, int place, int count) {
    String at = place == 0 ? to : to + " + " + place;
    return "memcpy(" + at + ", " + from + ", " + count + " * sizeof(double));";
  }

  @Override
  public String file(
      String name, Sizes sizes, SourceNames names, List<String> blocks, String body) {
    String declared =
        blocks.stream()
            .map(block -> block.substring(1, block.indexOf(" {")) + ";\n")
            .collect(Collectors.joining("", blocks.isEmpty() ? "" : "\n", ""));
    String text =
        """
        // A recorded function and its derivative, written by Duet. To compile it with the same
        // roundings: gcc -std=c99 -O2 -ffp-contract=off -c NAME.c, and link it with -lm.
        #include <math.h>
        #include <stdlib.h>
        #include <string.h>
        TABLESFUNCTIONSDECLAREDBLOCKS
        // Puts f(x) into y, and into gradient the derivatives of the sum of the outputs with the
        // weights yBar: for the gradient of the only one, 1. Returns 0, or 1 if the function takes
        // another branch there than was recorded, so that y and gradient are of no use, or 2 if
        // there is no memory.
        //
        // Where factors of the chain rule are not finite, beyond 1e30 or below 1e-300, underflow
        // and overflow may be visible in the derivatives; Duet recomputes these, this does not.
        int NAME(const double *x, double *y, const double *yBar, double *gradient) {
          int another = 0;
          int *other = &another;
          double *memory = calloc(ALL, sizeof(double));
          if (memory == NULL) {
            return 2;
          }
          double *v = memory;
          double *vBar = v + OWN;
          double *xBar = vBar + OWN;
          double *kept = xBar + INPUTS;
          (void) kept;
        BODY  memcpy(gradient, ADJOINTS, VARIABLES * sizeof(double));
          free(memory);
          return *other;
        }
        """;
    return Syntax.filled(
        text,
        Map.of(
            "NAME", name,
            "TABLES", names.tables(),
            "FUNCTIONS", names.functions(),
            "DECLARED", declared,
            "BLOCKS", String.join("", blocks),
            "ALL", String.valueOf(2L * sizes.own() + sizes.inputs() + sizes.kept()),
            "OWN", String.valueOf(sizes.own()),
            "INPUTS", String.valueOf(sizes.inputs()),
            "ADJOINTS, VARIABLES", sizes.adjoints(),
            "BODY", body));
  }
}
