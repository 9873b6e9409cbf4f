@NullMarked
package io.hindcast.smoke.sampling;

import org.jspecify.annotations.NullMarked;
