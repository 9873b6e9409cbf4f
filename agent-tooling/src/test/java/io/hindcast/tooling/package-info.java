/** What tests of several packages use. */
@NullMarked
package io.hindcast.tooling;

import org.jspecify.annotations.NullMarked;
