package io.hindcast.smoke.hello;

import java.lang.reflect.Field;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;

/** Says what a task of the JDK has that its source does not show. */
public final class Carrying {
  private Carrying() {}

  public static void main(String[] arguments) {
    for (Class<?> task : new Class<?>[] {FutureTask.class, ForkJoinTask.class}) {
      for (Field field : task.getDeclaredFields()) {
        if (field.isSynthetic()) {
          System.out.println(task.getSimpleName() + " " + field.getName());
        }
      }
    }
  }
}
