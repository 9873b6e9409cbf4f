@NullMarked
package io.hindcast.smoke.faults;

import org.jspecify.annotations.NullMarked;
