@NullMarked
package io.hindcast.smoke.suites;

import org.jspecify.annotations.NullMarked;
