/** Real processes on loopback, started and cleared away: database, broker, the shop's services. */
@NullMarked
package io.hindcast.smoke.stage;

import org.jspecify.annotations.NullMarked;
