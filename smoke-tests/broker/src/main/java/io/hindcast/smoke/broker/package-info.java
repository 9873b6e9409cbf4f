/** A Kafka broker's main class. */
@NullMarked
package io.hindcast.smoke.broker;

import org.jspecify.annotations.NullMarked;
