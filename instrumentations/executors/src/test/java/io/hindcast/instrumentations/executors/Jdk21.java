package io.hindcast.instrumentations.executors;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** What came with JDK 21, for tests that are compiled for an older one. */
final class Jdk21 {
  private Jdk21() {}

  static ExecutorService newVirtualThreadPerTaskExecutor() {
    return (ExecutorService) call(Executors.class, "newVirtualThreadPerTaskExecutor", null);
  }

  static ExecutorService newThreadPerTaskExecutor(ThreadFactory factory) {
    return (ExecutorService)
        call(Executors.class, "newThreadPerTaskExecutor", null, ThreadFactory.class, factory);
  }

  static Thread startVirtualThread(Runnable task) {
    return (Thread) call(Thread.class, "startVirtualThread", null, Runnable.class, task);
  }

  static ThreadFactory virtualThreads() {
    return (ThreadFactory) call(builder(), "factory", virtual());
  }

  static Thread unstartedVirtualThread(Runnable task) {
    return (Thread) call(builder(), "unstarted", virtual(), Runnable.class, task);
  }

  private static Object virtual() {
    return call(Thread.class, "ofVirtual", null);
  }

  private static Class<?> builder() {
    try {
      return Class.forName("java.lang.Thread$Builder");
    } catch (ClassNotFoundException older) {
      throw new IllegalStateException(older);
    }
  }

  private static Object call(Class<?> type, String name, @Nullable Object target) {
    try {
      return type.getMethod(name).invoke(target);
    } catch (ReflectiveOperationException older) {
      throw new IllegalStateException(older);
    }
  }

  private static Object call(
      Class<?> type, String name, @Nullable Object target, Class<?> parameter, Object argument) {
    try {
      Method method = type.getMethod(name, parameter);
      return method.invoke(target, argument);
    } catch (ReflectiveOperationException older) {
      throw new IllegalStateException(older);
    }
  }
}
