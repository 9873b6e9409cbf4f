package io.hindcast.tooling.index;

import java.lang.reflect.Method;

/** Reads a field's name and type off its interface, when the agent is built. */
final class CarriedFields {
  private static final String BOOT_PATH = "io.hindcast.bootstrap.";

  private CarriedFields() {}

  static CarriedField of(String interfaceName, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(interfaceName, false, loader);
    } catch (ClassNotFoundException missing) {
      throw new IllegalArgumentException("there is no interface " + interfaceName, missing);
    }
    Method getter = null;
    Method setter = null;
    // What it inherits is another field, with a rule of its own.
    Method[] methods = type.getDeclaredMethods();
    for (Method method : methods) {
      if (method.getParameterCount() == 0) {
        getter = method;
      } else {
        setter = method;
      }
    }
    if (!type.isInterface()
        || methods.length != 2
        || getter == null
        || setter == null
        || !getter.getName().equals(setter.getName())
        || setter.getReturnType() != void.class
        || setter.getParameterCount() != 1
        || setter.getParameterTypes()[0] != getter.getReturnType()) {
      throw new IllegalArgumentException(
          "a field needs an interface with X name() and void name(X): interface=" + interfaceName);
    }
    // Classes of every loader name both.
    Class<?> kept = getter.getReturnType();
    if (!interfaceName.startsWith(BOOT_PATH)
        || !(kept.isPrimitive() || kept.getName().startsWith(BOOT_PATH))) {
      throw new IllegalArgumentException(
          "a field's interface and type must be in "
              + BOOT_PATH
              + "*: interface="
              + interfaceName
              + " type="
              + kept.getName());
    }
    return new CarriedField(
        Descriptors.internalName(interfaceName), getter.getName(), kept.descriptorString());
  }
}
