package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a statement has now. As thread-safe as a statement: not at all.
 *
 * <p>On the boot path, because a statement may live longer than the application that prepared it.
 */
public final class DbParameters {
  /** How many are kept: more of them are a bulk load, of which nobody reads one value. */
  public static final int MAX_PARAMETERS = 64;

  /**
   * What the texts of a record may have in all, in characters: a quarter of what a statement may
   * have. The one that goes beyond it is still there, so that it is known that some are left out.
   */
  public static final int MAX_CHARS = 4 * 1024;

  /** No database has longer names. */
  private static final int MAX_NAME = 128;

  private static final int FIRST_LENGTH = 8;

  private @Nullable Object[] byIndex = new Object[FIRST_LENGTH];
  private @Nullable Map<String, Object> byName;
  private boolean setting;

  /** None yet. */
  public DbParameters() {}

  /**
   * A call that sets one begins.
   *
   * @return whether it counts, and so has to call {@link #endSetting}: one that a driver makes of
   *     another does not, for what had a name has an index there, and is no secret by its name
   */
  public boolean startSetting() {
    if (setting) {
      return false;
    }
    setting = true;
    return true;
  }

  /** The call that counts is over. */
  public void endSetting() {
    setting = false;
  }

  /**
   * One was set.
   *
   * @param index from 0
   */
  public void set(int index, Object value) {
    if (index < 0 || index >= MAX_PARAMETERS) {
      return;
    }
    if (index >= byIndex.length) {
      byIndex = Arrays.copyOf(byIndex, Math.min(MAX_PARAMETERS, Math.max(index + 1, 2 * index)));
    }
    byIndex[index] = value;
  }

  /** One was set by its name. */
  public void set(String name, Object value) {
    Map<String, Object> named = byName;
    if (named == null) {
      named = new LinkedHashMap<>();
      byName = named;
    }
    if (name.length() <= MAX_NAME && (named.size() < MAX_PARAMETERS || named.containsKey(name))) {
      named.put(name, value);
    }
  }

  /** None is set any more. */
  public void clear() {
    Arrays.fill(byIndex, null);
    byName = null;
  }

  /**
   * A copy for a record: the statement may be given others while that one waits. Not more than is
   * exported, for many records may wait.
   */
  public List<DbParameter> copy() {
    List<DbParameter> copy = new ArrayList<>();
    int left = MAX_CHARS;
    for (int i = 0; i < byIndex.length && left >= 0; i++) {
      Object value = byIndex[i];
      if (value != null) {
        copy.add(new DbParameter(i, null, value));
        left -= length(value);
      }
    }
    if (byName != null) {
      for (Map.Entry<String, Object> entry : byName.entrySet()) {
        if (left < 0) {
          break;
        }
        copy.add(new DbParameter(-1, entry.getKey(), entry.getValue()));
        left -= length(entry.getValue());
      }
    }
    return copy;
  }

  private static int length(Object value) {
    return value instanceof String text ? text.length() : 0;
  }
}
