/**
 * Calls to databases over JDBC, whatever the driver and however many pools and proxies lie over it.
 *
 * <pre>
 *   application ─► pool's proxy ─► another wrapper ─► driver ─► database
 *                  makes the       finds it, adds     finds it, adds what
 *                  record          what it knows      it knows: the URL
 * </pre>
 *
 * Each level is woven. The outermost call makes the record and makes it current; a call inside
 * finds a {@code DbRecord} that has not ended and only fills in what that one lacks. So there is
 * one span a call, with the text the application wrote and the URL the driver was given.
 *
 * <p>Waiting for a connection is a record of its own: the outermost {@code getConnection} makes it,
 * the thread knows it, and data sources inside make none.
 */
@NullMarked
package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.NullMarked;
