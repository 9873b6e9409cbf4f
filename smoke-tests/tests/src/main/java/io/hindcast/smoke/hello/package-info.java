/** An application alone on its class path. */
@NullMarked
package io.hindcast.smoke.hello;

import org.jspecify.annotations.NullMarked;
