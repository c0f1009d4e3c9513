/** Where snapshots are kept while a schedule runs: the heap, a file, or a user-defined store. */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.store;

import org.jspecify.annotations.NullMarked;
