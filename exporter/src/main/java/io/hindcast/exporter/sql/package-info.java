/**
 * Statement texts: literals out, a short summary made. One pass, no regular expressions, never
 * throws.
 */
@NullMarked
package io.hindcast.exporter.sql;

import org.jspecify.annotations.NullMarked;
