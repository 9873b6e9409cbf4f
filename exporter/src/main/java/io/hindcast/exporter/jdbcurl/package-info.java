/** What a JDBC URL says of whom a connection goes to, and nothing of who connects or how. */
@NullMarked
package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.NullMarked;
