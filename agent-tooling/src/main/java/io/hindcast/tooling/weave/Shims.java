package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.ProbeTable;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * The shims: the only code that is ever copied into a class of the application. Each calls the
 * probe of its slot and nothing else; what that throws goes to {@link ProbeTable#failed} and no
 * further.
 *
 * <p>Their bodies are inlined into other classes: they may use the boot path's public types only.
 * An argument that the method does not have is null; a primitive one is boxed.
 *
 * <p>A failure while an argument is replaced is handled on the spot, and not with all others at the
 * shim's end: the state must survive it, for what {@code enter} opened has to be closed.
 *
 * <p>Byte Buddy's copies of the arguments stay, although no exit looks at them: a body may put
 * something of another type into an argument's variable, and the frames of the exit would then be
 * wrong (the JVM refuses the class; proxies of the JDK do so).
 */
@SuppressWarnings("UnusedVariable") // an assignment to a parameter is what replaces the value
final class Shims {
  private Shims() {}

  /** Calls the probe before the body. */
  static final class Enter {
    private Enter() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Slot int slot,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.Argument(value = 0, optional = true, typing = Typing.DYNAMIC) @Nullable Object a0,
        @Advice.Argument(value = 1, optional = true, typing = Typing.DYNAMIC) @Nullable Object a1,
        @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) @Nullable Object a2) {
      return ProbeTable.PROBES[slot].enter(self, a0, a1, a2);
    }
  }

  /** Calls the probe before the body and lets it replace the first argument. */
  static final class EnterReplacing0 {
    private EnterReplacing0() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Slot int slot,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object a0,
        @Advice.Argument(value = 1, optional = true, typing = Typing.DYNAMIC) @Nullable Object a1,
        @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) @Nullable Object a2) {
      Object state = ProbeTable.PROBES[slot].enter(self, a0, a1, a2);
      if (state != null) {
        try {
          a0 = ProbeTable.PROBES[slot].argument(state, a0);
        } catch (Throwable failure) {
          ProbeTable.failed(failure, slot);
        }
      }
      return state;
    }
  }

  /** Calls the probe before the body and lets it replace the second argument. */
  static final class EnterReplacing1 {
    private EnterReplacing1() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Slot int slot,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.Argument(value = 0, typing = Typing.DYNAMIC) @Nullable Object a0,
        @Advice.Argument(value = 1, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object a1,
        @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) @Nullable Object a2) {
      Object state = ProbeTable.PROBES[slot].enter(self, a0, a1, a2);
      if (state != null) {
        try {
          a1 = ProbeTable.PROBES[slot].argument(state, a1);
        } catch (Throwable failure) {
          ProbeTable.failed(failure, slot);
        }
      }
      return state;
    }
  }

  /** Calls the probe before the body and lets it replace the third argument. */
  static final class EnterReplacing2 {
    private EnterReplacing2() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Slot int slot,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.Argument(value = 0, typing = Typing.DYNAMIC) @Nullable Object a0,
        @Advice.Argument(value = 1, typing = Typing.DYNAMIC) @Nullable Object a1,
        @Advice.Argument(value = 2, readOnly = false, typing = Typing.DYNAMIC)
            @Nullable Object a2) {
      Object state = ProbeTable.PROBES[slot].enter(self, a0, a1, a2);
      if (state != null) {
        try {
          a2 = ProbeTable.PROBES[slot].argument(state, a2);
        } catch (Throwable failure) {
          ProbeTable.failed(failure, slot);
        }
      }
      return state;
    }
  }

  /** Calls the probe before the body; what it returns is the result, the body does not run then. */
  static final class EnterAnswering {
    private EnterAnswering() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
    static @Nullable Object enter(
        @Slot int slot,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.Argument(value = 0, optional = true, typing = Typing.DYNAMIC) @Nullable Object a0,
        @Advice.Argument(value = 1, optional = true, typing = Typing.DYNAMIC) @Nullable Object a1,
        @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) @Nullable Object a2,
        @AsResult @Nullable Object result) {
      Object answer = ProbeTable.PROBES[slot].enter(self, a0, a1, a2);
      // Here and not at the exit: where the answer is of a wrong type, the body is still to run.
      result = answer;
      return answer;
    }
  }

  /** Tells the probe how the body ended. */
  static final class Exit {
    private Exit() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Slot int slot,
        @Advice.Enter @Nullable Object state,
        @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (state != null) {
        ProbeTable.PROBES[slot].exit(state, result, thrown);
      }
    }
  }

  /** Tells the probe how the body ended and lets it replace the result. */
  static final class ExitReplacing {
    private ExitReplacing() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Slot int slot,
        @Advice.Enter @Nullable Object state,
        @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (state != null) {
        Object replaced = ProbeTable.PROBES[slot].exit(state, result, thrown);
        if (thrown == null) {
          result = replaced;
        }
      }
    }
  }

  /** Makes the probe's answer the result. */
  static final class ExitAnswering {
    private ExitAnswering() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable Object answer,
        @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object result) {
      if (answer != null) {
        result = answer;
      }
    }
  }

  /**
   * Tells the probe of the new object. The language of class files lets no handler lie around the
   * call of a super constructor, so a constructor that throws is not seen.
   */
  static final class ExitConstructor {
    private ExitConstructor() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Slot int slot, @Advice.Enter @Nullable Object state, @Advice.This Object created) {
      if (state != null) {
        ProbeTable.PROBES[slot].exit(state, created, null);
      }
    }
  }
}
