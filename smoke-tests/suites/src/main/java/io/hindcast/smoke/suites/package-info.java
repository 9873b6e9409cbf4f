/** What runs other people's tests in a process of its own. Knows nothing of tracing. */
@NullMarked
package io.hindcast.smoke.suites;

import org.jspecify.annotations.NullMarked;
