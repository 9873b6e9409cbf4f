/** Jakarta Servlet 5 and later, whatever server it runs in. */
@NullMarked
package io.hindcast.instrumentations.servlet;

import org.jspecify.annotations.NullMarked;
