/** HikariCP. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.hikaricp;

import org.jspecify.annotations.NullMarked;
