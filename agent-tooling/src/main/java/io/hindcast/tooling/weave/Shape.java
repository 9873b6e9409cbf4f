package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.MethodMatch;

/** Which pair of shims serves a method. One advice object is made for each shape and kept. */
enum Shape {
  OBSERVE(Shims.Enter.class, Shims.Exit.class),
  REPLACE_RESULT(Shims.Enter.class, Shims.ExitReplacing.class),
  REPLACE_ARGUMENT_0(Shims.EnterReplacing0.class, Shims.Exit.class),
  REPLACE_ARGUMENT_1(Shims.EnterReplacing1.class, Shims.Exit.class),
  REPLACE_ARGUMENT_2(Shims.EnterReplacing2.class, Shims.Exit.class),
  REPLACE_ARGUMENT_0_AND_RESULT(Shims.EnterReplacing0.class, Shims.ExitReplacing.class),
  REPLACE_ARGUMENT_1_AND_RESULT(Shims.EnterReplacing1.class, Shims.ExitReplacing.class),
  REPLACE_ARGUMENT_2_AND_RESULT(Shims.EnterReplacing2.class, Shims.ExitReplacing.class),
  ANSWER(Shims.EnterAnswering.class, Shims.ExitAnswering.class),
  CONSTRUCTOR(Shims.Enter.class, Shims.ExitConstructor.class),
  CONSTRUCTOR_REPLACE_ARGUMENT_0(Shims.EnterReplacing0.class, Shims.ExitConstructor.class),
  CONSTRUCTOR_REPLACE_ARGUMENT_1(Shims.EnterReplacing1.class, Shims.ExitConstructor.class),
  CONSTRUCTOR_REPLACE_ARGUMENT_2(Shims.EnterReplacing2.class, Shims.ExitConstructor.class);

  final Class<?> enter;
  final Class<?> exit;

  Shape(Class<?> enter, Class<?> exit) {
    this.enter = enter;
    this.exit = exit;
  }

  static Shape of(MethodMatch method) {
    if (method.answersInstead()) {
      return ANSWER;
    }
    boolean constructor = method.name().equals("<init>");
    boolean result = method.replacesResult();
    return switch (method.replacedArgument()) {
      case 0 ->
          constructor
              ? CONSTRUCTOR_REPLACE_ARGUMENT_0
              : result ? REPLACE_ARGUMENT_0_AND_RESULT : REPLACE_ARGUMENT_0;
      case 1 ->
          constructor
              ? CONSTRUCTOR_REPLACE_ARGUMENT_1
              : result ? REPLACE_ARGUMENT_1_AND_RESULT : REPLACE_ARGUMENT_1;
      case 2 ->
          constructor
              ? CONSTRUCTOR_REPLACE_ARGUMENT_2
              : result ? REPLACE_ARGUMENT_2_AND_RESULT : REPLACE_ARGUMENT_2;
      default -> constructor ? CONSTRUCTOR : result ? REPLACE_RESULT : OBSERVE;
    };
  }
}
