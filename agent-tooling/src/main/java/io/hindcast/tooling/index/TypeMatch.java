package io.hindcast.tooling.index;

import java.util.List;

/**
 * Which classes, and what to weave into them.
 *
 * @param instrumentation the name of the module that wants it
 * @param exact whether the class itself is meant, and not its subtypes
 * @param type its internal name
 * @param methods what to weave
 */
public record TypeMatch(
    String instrumentation, boolean exact, String type, List<MethodMatch> methods) {}
