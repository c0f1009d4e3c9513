/** Whether this JVM runs vectors of {@code jdk.incubator.vector} well. */
@NullMarked
package org.duetad.acceleration.vectors;

import org.jspecify.annotations.NullMarked;
