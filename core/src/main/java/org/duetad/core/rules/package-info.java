/**
 * The rule table: what each operation means, once. A rule has a name, a domain, a value on doubles
 * and its slopes in {@link org.duetad.core.Scalar} operations; every mode of differentiation uses
 * it.
 */
@NullMarked
package org.duetad.core.rules;

import org.jspecify.annotations.NullMarked;
