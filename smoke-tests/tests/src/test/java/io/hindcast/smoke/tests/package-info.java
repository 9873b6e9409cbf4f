/** What has to be true of real processes under the agent. */
@NullMarked
package io.hindcast.smoke.tests;

import org.jspecify.annotations.NullMarked;
