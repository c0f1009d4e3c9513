/** Where snapshots are kept while a schedule runs: the heap, a file, or a place of the user's. */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.store;

import org.jspecify.annotations.NullMarked;
