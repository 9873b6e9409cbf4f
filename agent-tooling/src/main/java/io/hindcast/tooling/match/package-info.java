/**
 * Which of the classes that a JVM loads are wanted: the filter in front of the weaver. It reads the
 * class file's bytes itself, in about the time of one pass over the constant pool, and never loads
 * a class.
 */
@NullMarked
package io.hindcast.tooling.match;

import org.jspecify.annotations.NullMarked;
