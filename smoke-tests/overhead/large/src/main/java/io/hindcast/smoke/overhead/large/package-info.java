/** The application whose start is measured: JPA, validation, templates, actuator, cache. */
@NullMarked
package io.hindcast.smoke.overhead.large;

import org.jspecify.annotations.NullMarked;
