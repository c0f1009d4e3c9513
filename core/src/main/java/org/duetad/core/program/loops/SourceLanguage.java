package org.duetad.core.program.loops;

/** A language that loops are written in. */
public enum SourceLanguage {
  /** A class without a package. */
  JAVA("toJava", "Java"),
  /** A function of C99. */
  C("toC", "C");

  private final String operation;
  private final String title;

  SourceLanguage(String operation, String title) {
    this.operation = operation;
    this.title = title;
  }

  /**
   * The method that is called, for messages.
   *
   * @return its name
   */
  public String operation() {
    return operation;
  }

  /**
   * The name of the language.
   *
   * @return its name
   */
  public String title() {
    return title;
  }

  Syntax syntax() {
    return this == JAVA ? new JavaSyntax() : new CSyntax();
  }
}
