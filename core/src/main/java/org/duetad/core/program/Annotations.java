package org.duetad.core.program;

import java.util.Collections;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a program besides its instructions, which no value depends on.
 *
 * @param names the names of slots that have one
 * @param watch reports its passes, or null
 */
record Annotations(NavigableMap<Integer, String> names, @Nullable Watch watch) {

  static final Annotations NONE = new Annotations(Collections.emptyNavigableMap(), null);

  Annotations {
    names = Collections.unmodifiableNavigableMap(names);
  }
}
