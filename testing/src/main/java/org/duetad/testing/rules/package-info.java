/** Laws of rules of numbers in every mode, and the rules and points that they are tested with. */
@NullMarked
package org.duetad.testing.rules;

import org.jspecify.annotations.NullMarked;
