/** An OTLP collector to test with: receives, keeps, and shows what it got. */
@NullMarked
package io.hindcast.smoke.collector;

import org.jspecify.annotations.NullMarked;
