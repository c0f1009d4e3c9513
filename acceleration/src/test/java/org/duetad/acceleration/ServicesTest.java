package org.duetad.acceleration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Properties;
import org.duetad.acceleration.products.FastKernels;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.spi.AccelerationTier;
import org.duetad.core.spi.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The parts of the acceleration are found, and can be switched off. */
class ServicesTest {

  private final Properties before = (Properties) System.getProperties().clone();

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  @Test
  void tiersAreFound() {
    assumeFalse(Services.isOff(), "the tests run without the acceleration");
    String summary = AccelerationTier.summary();
    assertTrue(summary.contains("products in "), summary);
    assertInstanceOf(FastKernels.class, Kernels.DEFAULT);
  }

  @Test
  void nothingIsFoundWhenSwitchedOff() {
    System.setProperty(Services.SWITCH, "off");
    assertTrue(Services.isOff());
    assertEquals(List.of(), Services.of(Kernels.class));
    assertEquals("switched off", AccelerationTier.summary());
  }

  /** What is missing is said, with the flag that adds it. */
  @Test
  void descriptionsNameTheFlag() {
    assumeFalse(Services.isOff(), "the tests run without the acceleration");
    String summary = AccelerationTier.summary();
    assertTrue(summary.endsWith("vectors: " + VectorSupport.here().describe()), summary);
  }
}
