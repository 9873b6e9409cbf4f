/** Tomcat from 10.1 on. Earlier ones use a pool of the JDK's, which the executors module knows. */
@NullMarked
package io.hindcast.instrumentations.serverthreads.tomcat;

import org.jspecify.annotations.NullMarked;
