/** Apache Commons DBCP 2. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.dbcp2;

import org.jspecify.annotations.NullMarked;
