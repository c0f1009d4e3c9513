package org.duetad.acceleration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.core.spi.AccelerationTier;
import org.duetad.core.spi.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The parts of the acceleration are found, and can be switched off. */
class ServicesTest {

  @AfterEach
  void switchOn() {
    System.clearProperty(Services.SWITCH);
  }

  @Test
  void tiersAreFound() {
    assertTrue(
        AccelerationTier.descriptions().stream().anyMatch(text -> text.startsWith("products: ")));
  }

  @Test
  void nothingIsFoundWhenSwitchedOff() {
    System.setProperty(Services.SWITCH, "off");
    assertTrue(Services.isOff());
    assertEquals(List.of(), Services.of(AccelerationTier.class));
  }
}
