/**
 * Special functions on plain doubles: values only, pure and without state.
 *
 * <p>Each class is one function (or a family that shares its method). Where a kept library (Commons
 * Numbers) reaches the accuracy this project asks for, the class is a thin delegate and says what
 * was measured; otherwise it is written here with its source cited. Derivative rules live
 * elsewhere.
 */
@NullMarked
package org.duetad.core.special;

import org.jspecify.annotations.NullMarked;
