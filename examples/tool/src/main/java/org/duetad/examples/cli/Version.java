package org.duetad.examples.cli;

import org.duetad.core.spi.AccelerationTier;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and what accelerates it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "duet " + (version == null ? "(not from a jar)" : version),
      "acceleration: " + AccelerationTier.summary()
    };
  }
}
