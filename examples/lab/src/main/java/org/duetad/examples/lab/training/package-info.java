/** What decides whether a network learns: how its weights begin, and how errors are sent back. */
@NullMarked
package org.duetad.examples.lab.training;

import org.jspecify.annotations.NullMarked;
