/** Tests. They run with Spring 7, 6 and 5.3. */
@NullMarked
package io.hindcast.instrumentations.springscheduling;

import org.jspecify.annotations.NullMarked;
