@NullMarked
package io.hindcast.smoke.overhead;

import org.jspecify.annotations.NullMarked;
