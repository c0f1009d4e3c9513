package org.duetad.reverse;

import org.duetad.core.Differentiator;
import org.duetad.core.rules.CornerCases;

class ReverseCornersTest extends CornerCases {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
