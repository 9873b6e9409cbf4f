/** What is deployed: loaded by the server's class loader for it, with the libraries it uses. */
@NullMarked
package io.hindcast.smoke.redeploy.application;

import org.jspecify.annotations.NullMarked;
