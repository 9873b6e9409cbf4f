/** Tests. They run with the newest Quartz and with 2.0. */
@NullMarked
package io.hindcast.instrumentations.quartz;

import org.jspecify.annotations.NullMarked;
