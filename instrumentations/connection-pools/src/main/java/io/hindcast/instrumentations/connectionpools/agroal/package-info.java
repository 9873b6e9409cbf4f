/** Agroal, the pool of Quarkus and WildFly. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.agroal;

import org.jspecify.annotations.NullMarked;
