/** The two services under the agent. Alone on their class path, with nothing but the JDK. */
@NullMarked
package io.hindcast.smoke.sampling.application;

import org.jspecify.annotations.NullMarked;
