package org.duetad.core.spi;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Optional parts, found as services beside the library. What cannot be loaded is left out, with a
 * warning to the logger {@code org.duetad}; the system property {@code duet.acceleration=off}
 * leaves out all. When the first is found, a line of the log says what there is and what would add
 * more.
 */
public final class Services {

  /** The system property that leaves out all optional parts if it is {@code off}. */
  public static final String SWITCH = "duet.acceleration";

  private static final String LOGGER = "org.duetad";

  private Services() {}

  /**
   * The providers of a service that can be loaded, in the order of the class path. Each call looks
   * again: keep the result in a constant.
   *
   * @param <T> the service's type
   * @param service the service
   * @return the providers, none if there are none or all are switched off
   */
  public static <T> List<T> of(Class<T> service) {
    Arguments.given("services", "service", service);
    if (isOff()) {
      return List.of();
    }
    List<T> found = new ArrayList<>();
    Iterator<T> providers = ServiceLoader.load(service, Services.class.getClassLoader()).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        System.getLogger(LOGGER)
            .log(Level.WARNING, "an acceleration is left out, as it cannot be loaded", e);
      }
    }
    if (!found.isEmpty()) {
      Announcement.make();
    }
    return List.copyOf(found);
  }

  /** Whether the optional parts are switched off. */
  public static boolean isOff() {
    return "off".equals(System.getProperty(SWITCH));
  }

  /**
   * A line of the log, written when the first parts are found, in a daemon thread of its own, as it
   * takes longer than many a derivative to describe them and to load the classes of a logger. A JVM
   * that ends at once may not write it.
   */
  private static final class Announcement {

    static {
      start();
    }

    /** Writes the line at the first call, as that loads this class. */
    static void make() {}

    private static void start() {
      try {
        Thread thread = new Thread(Announcement::write, "duet-announcement");
        thread.setDaemon(true);
        thread.start();
      } catch (OutOfMemoryError | SecurityException noThread) {
        // A line of the log is no reason to fail where no thread may be started.
      }
    }

    private static void write() {
      try {
        System.getLogger(LOGGER).log(Level.INFO, "acceleration: " + AccelerationTier.summary());
      } catch (LinkageError closed) {
        // The class loader was closed meanwhile: there is nothing to announce.
      }
    }
  }
}
