package org.duetad.checkpoint.schedule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An action of a schedule breaks a rule of checkpointing. The action has not been performed. */
public final class ScheduleViolationException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final long index;
  private final Rule rule;

  ScheduleViolationException(
      String schedule, long index, @Nullable Action action, Rule rule, String values) {
    super(
        String.format(
            Locale.ROOT,
            "schedule %s, action %d, %s breaks %s (%s): %s",
            schedule,
            index,
            action,
            rule,
            rule.text(),
            values));
    this.index = index;
    this.rule = rule;
  }

  /**
   * The index of the action.
   *
   * @return the number of actions before it
   */
  public long index() {
    return index;
  }

  /**
   * The broken rule.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }
}
