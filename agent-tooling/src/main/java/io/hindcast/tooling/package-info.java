/** What every part of the tooling uses. */
@NullMarked
package io.hindcast.tooling;

import org.jspecify.annotations.NullMarked;
