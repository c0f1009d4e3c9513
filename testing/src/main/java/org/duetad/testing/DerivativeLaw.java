package org.duetad.testing;

/**
 * A law that the derivatives of one function at one point must obey.
 *
 * @param name what must hold, for a tree of tests
 * @param body throws an {@link AssertionError} if it does not
 */
public record DerivativeLaw(String name, Runnable body) {

  /**
   * Checks the law.
   *
   * @throws AssertionError if it does not hold, with the worst entry, the first wrong operation if
   *     there is one, and a test to paste; or if the function or a mode throws an exception
   */
  public void check() {
    try {
      body.run();
    } catch (AssertionError e) {
      AssertionError named = new AssertionError(name + ": " + e.getMessage(), e.getCause());
      named.setStackTrace(e.getStackTrace());
      throw named;
    } catch (RuntimeException e) {
      throw new AssertionError(name + ": cannot be checked, as there is no derivative: " + e, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
