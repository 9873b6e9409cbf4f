/** Tests of how the baseline is chosen. */
@NullMarked
package io.hindcast.bootstrap.sampling;

import org.jspecify.annotations.NullMarked;
