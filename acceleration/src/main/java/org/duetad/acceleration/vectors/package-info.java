/** Whether this JVM runs vectors of {@code jdk.incubator.vector} well, and how they are emitted. */
@NullMarked
package org.duetad.acceleration.vectors;

import org.jspecify.annotations.NullMarked;
