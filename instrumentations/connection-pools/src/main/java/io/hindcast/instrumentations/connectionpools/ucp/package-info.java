/** Oracle's Universal Connection Pool. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.ucp;

import org.jspecify.annotations.NullMarked;
