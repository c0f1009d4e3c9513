package org.duetad.core.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Certificate} found. It prints as a table, followed by the first path that differs
 * and the first wrong operation.
 *
 * @param subject what was certified, and where
 * @param scope how many operations were compared with which reference
 * @param paths all paths, by order
 * @param kinks the operations that are at a kink, or refuse a derivative
 * @param broken the first wrong operation, null if there is none
 */
public record CertificateResult(
    String subject,
    String scope,
    List<PathCheck> paths,
    List<String> kinks,
    @Nullable WrongOperation broken) {

  private static final String ROW = "  %-5s  %-4s  %-42s  %24s  %8s  %8s\n";

  /** Copies the lists. */
  public CertificateResult {
    paths = List.copyOf(paths);
    kinks = List.copyOf(kinks);
  }

  /**
   * The outcome.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    if (broken != null || firstToDiffer().isPresent()) {
      return Verdict.DISAGREE;
    }
    if (paths.stream().filter(PathCheck::comparesFirst).count() < 2
        || paths.stream().anyMatch(PathCheck::isLost)) {
      return Verdict.NOTHING_COMPARED;
    }
    return kinks.isEmpty() ? Verdict.OK : Verdict.AT_A_KINK;
  }

  /**
   * Whether no path leads to a wrong number and every operation is right; also at a kink, if the
   * paths agree on the choice.
   *
   * @return true if nothing is wrong
   */
  public boolean passed() {
    return verdict() == Verdict.OK || verdict() == Verdict.AT_A_KINK;
  }

  /**
   * The first path that differs.
   *
   * @return a path, or nothing if all agree
   */
  public Optional<PathCheck> firstToDiffer() {
    return paths.stream().filter(path -> !path.passed()).findFirst();
  }

  /**
   * The first wrong operation.
   *
   * @return an operation, or nothing if all are right
   */
  public Optional<WrongOperation> wrongOperation() {
    return Optional.ofNullable(broken);
  }

  /**
   * Fails unless the certificate passed: the form for tests.
   *
   * @throws AssertionError with the printed result
   */
  public void assertPassed() {
    if (!passed()) {
      throw new AssertionError(toString());
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(verdict().toString()).append(": ");
    text.append(subject).append('\n');
    text.append("  ").append(scope).append('\n');
    text.append(String.format(Locale.ROOT, ROW, "order", "", "path", "number", "error", "allowed"));
    paths.forEach(path -> text.append(row(path)));
    kinks.forEach(kink -> text.append("  at a kink: ").append(kink).append('\n'));
    firstToDiffer()
        .ifPresent(path -> text.append("  first to differ: ").append(line(path)).append('\n'));
    wrongOperation().ifPresent(found -> text.append("  broken ").append(found).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String row(PathCheck path) {
    if (path.skipped()) {
      return String.format(
          Locale.ROOT, "  %-5d  skip  %-42s  %s\n", path.order(), path.path(), path.note());
    }
    return String.format(
        Locale.ROOT,
        ROW,
        path.order(),
        path.passed() ? "ok" : "FAIL",
        path.path(),
        String.format(Locale.ROOT, "%.17g", path.value()),
        String.format(Locale.ROOT, "%.1e", path.error()),
        String.format(Locale.ROOT, "%.1e", path.allowed()));
  }

  private static String line(PathCheck path) {
    return String.format(
        Locale.ROOT,
        "order %d, %s: %.17g, but must be %.17g",
        path.order(),
        path.path(),
        path.value(),
        path.expected());
  }
}
