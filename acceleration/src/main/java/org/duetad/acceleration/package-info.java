/**
 * Optional: on the class path it makes the other modules faster, with the same results to the last
 * bit. It is found as services and has no API of its own.
 */
@org.duetad.core.spi.LibraryCode
@org.jspecify.annotations.NullMarked
package org.duetad.acceleration;
