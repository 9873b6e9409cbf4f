/** The applications under the agent. Alone on their class path, with nothing but the JDK. */
@NullMarked
package io.hindcast.smoke.faults.application;

import org.jspecify.annotations.NullMarked;
