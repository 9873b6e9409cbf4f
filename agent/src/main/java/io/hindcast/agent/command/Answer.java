package io.hindcast.agent.command;

import java.util.List;

/**
 * What a process has answered.
 *
 * @param exitCode of the command
 * @param lines what it prints
 */
record Answer(int exitCode, List<String> lines) {}
