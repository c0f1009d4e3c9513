package org.duetad.acceleration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duetad.acceleration.products.FastKernels;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.spi.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of the library in a class loader of its own finds. */
class ClassLoadersTest {

  @TempDir Path folder;

  @Test
  void theAccelerationBesideTheLibraryIsFound() throws IOException, ReflectiveOperationException {
    assumeFalse(Services.isOff(), "the tests run without the acceleration");
    assertEquals(FastKernels.class.getName(), kernels(classPath(true)));
  }

  @Test
  void withoutTheAccelerationProductsAreEjmls() throws IOException, ReflectiveOperationException {
    assertEquals(Kernels.EJML.getClass().getName(), kernels(classPath(false)));
  }

  /** A provider that cannot be loaded is left out. */
  @Test
  void aBrokenProviderIsLeftOut() throws IOException, ReflectiveOperationException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Kernels.class.getName()), "no.such.Kernels\n");
    List<URL> path = classPath(false);
    path.add(0, folder.toUri().toURL());
    assertEquals(Kernels.EJML.getClass().getName(), kernels(path));
  }

  private static String kernels(List<URL> path) throws IOException, ReflectiveOperationException {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), platform)) {
      Class<?> type = loader.loadClass(Kernels.class.getName());
      return type.getField("DEFAULT").get(null).getClass().getName();
    }
  }

  private static List<URL> classPath(boolean accelerated) throws MalformedURLException {
    Path own =
        Path.of(FastKernels.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (accelerated || !Path.of(entry).equals(own)) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    return path;
  }
}
