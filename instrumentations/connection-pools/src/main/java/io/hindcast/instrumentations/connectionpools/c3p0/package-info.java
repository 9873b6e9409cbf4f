/** c3p0. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.c3p0;

import org.jspecify.annotations.NullMarked;
