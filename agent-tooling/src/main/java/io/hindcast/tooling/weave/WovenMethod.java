package io.hindcast.tooling.weave;

import org.objectweb.asm.Opcodes;

/**
 * A method that is woven.
 *
 * @param version of its class file, the major one
 * @param owner the internal name of its class
 * @param access its access flags
 * @param maxLocals how many words its variables have
 */
record WovenMethod(
    int version, String owner, int access, String name, String descriptor, int maxLocals) {
  /** Whether the JVM reads frames in such a class file. */
  boolean hasFrames() {
    return version >= Opcodes.V1_6;
  }

  /** Whether there may be jumps without a frame where they lead to: 50 may have them or not. */
  boolean mayLackFrames() {
    return version <= Opcodes.V1_6;
  }
}
