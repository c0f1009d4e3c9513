package org.duetad.acceleration.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are used on HotSpot with C2 only, from JDK 21 on, where their module was added. */
class VectorSupportTest {

  private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, '25+36-LTS', 'mixed mode, sharing', true",
    "Java HotSpot(TM) 64-Bit Server VM, '21+35', 'mixed mode', true",
    "OpenJDK 64-Bit Server VM, '21+35', 'compiled mode', true",
    "OpenJDK 64-Bit Server VM, '21+35', 'interpreted mode, sharing', false",
    "OpenJDK 64-Bit Server VM, '21+35', 'mixed mode, emulated-client, sharing', false",
    "OpenJDK 64-Bit Server VM, '21.0.2+13-jvmci-23.1-b30', 'mixed mode, sharing', false",
    "OpenJDK 64-Bit Zero VM, '21+35', 'interpreted mode', false",
    "OpenJDK Client VM, '21+35', 'mixed mode', false",
    "Eclipse OpenJ9 VM, 'openj9-0.53', 'JRE 21 Linux amd64-64', false",
    "Substrate VM, '21', 'static mode', false"
  })
  void theJvmDecides(String name, String version, String mode, boolean isSound) {
    Map<String, String> properties =
        Map.of("java.vm.name", name, "java.vm.version", version, "java.vm.info", mode);
    VectorSupport support = VectorSupport.of(properties::get, 21, true);
    assertEquals(isSound, support.isSound());
    String text = support.describe();
    assertEquals(
        isSound
            ? "for products and sums of kernels where they are measured to be faster"
            : "none, as this JVM, " + name + " (" + mode + "), is not HotSpot with C2",
        text);
  }

  @Test
  void propertiesThatAreNotSetAreNoHotSpot() {
    assertFalse(VectorSupport.of(key -> null, 25, true).isSound());
  }

  @ParameterizedTest
  @CsvSource({
    "25, true, for products and sums of kernels where they are measured to be faster",
    "25, false, --add-modules jdk.incubator.vector would add them",
    "17, true, JDK 21 with --add-modules jdk.incubator.vector would add them",
    "17, false, JDK 21 with --add-modules jdk.incubator.vector would add them"
  })
  void whatIsMissingIsSaid(int release, boolean isAdded, String text) {
    VectorSupport support = new VectorSupport(HOTSPOT, "", "mixed mode", release, isAdded);
    assertEquals(text, support.describe());
  }
}
