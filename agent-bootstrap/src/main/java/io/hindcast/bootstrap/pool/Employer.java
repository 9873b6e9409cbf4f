package io.hindcast.bootstrap.pool;

import java.util.concurrent.Executor;

/**
 * The pool of a worker.
 *
 * @param pool what the worker runs tasks of
 */
public record Employer(Executor pool) {}
