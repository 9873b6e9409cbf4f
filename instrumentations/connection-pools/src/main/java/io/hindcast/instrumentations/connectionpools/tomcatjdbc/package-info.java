/** The Tomcat JDBC pool. */
@NullMarked
package io.hindcast.instrumentations.connectionpools.tomcatjdbc;

import org.jspecify.annotations.NullMarked;
