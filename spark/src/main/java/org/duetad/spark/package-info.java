/** Sums over data whose rows are on the machines of an Apache Spark cluster. */
@org.duetad.core.spi.LibraryCode
@org.jspecify.annotations.NullMarked
package org.duetad.spark;
