/** Dense products with the bits of EJML's. */
@org.duetad.core.spi.LibraryCode
@org.jspecify.annotations.NullMarked
package org.duetad.acceleration.products;
