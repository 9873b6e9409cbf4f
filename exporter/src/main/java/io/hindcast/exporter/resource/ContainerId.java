package io.hindcast.exporter.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The id of the container that a process runs in, read from what the kernel says of its control
 * groups and mounts. Ids are 64 hexadecimal digits.
 */
final class ContainerId {
  private static final int LENGTH = 64;

  private ContainerId() {}

  /**
   * From {@code /proc/self/cgroup}, version 1:
   *
   * <pre>
   *   13:cpu:/docker/&lt;id&gt;
   *   1:name=systemd:/kubepods.slice/kubepods-pod1.slice/cri-containerd-&lt;id&gt;.scope
   *   0::/                                       version 2 in a namespace of its own: nothing to see
   * </pre>
   */
  static @Nullable String ofCgroup(List<String> lines) {
    for (String line : lines) {
      String last = line.substring(line.lastIndexOf('/') + 1);
      String id = idIn(last, 0);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /**
   * From {@code /proc/self/mountinfo}, version 2: the files that the engine mounts for name and
   * address lie in a directory named by the id.
   *
   * <pre>
   *   … /var/lib/docker/containers/&lt;id&gt;/hostname /etc/hostname rw,relatime …
   *   … /containers/storage/overlay-containers/&lt;id&gt;/userdata/hostname /etc/hostname …
   * </pre>
   */
  static @Nullable String ofMounts(List<String> lines) {
    for (String line : lines) {
      if (!line.contains("/etc/hostname") && !line.contains("/etc/resolv.conf")) {
        continue;
      }
      int containers = line.indexOf("containers/");
      String id = containers < 0 ? null : idIn(line, containers);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /** The first run of exactly 64 hexadecimal digits. */
  private static @Nullable String idIn(String text, int from) {
    int run = 0;
    for (int i = from; i <= text.length(); i++) {
      if (i < text.length() && isHex(text.charAt(i))) {
        run++;
        continue;
      }
      if (run == LENGTH) {
        return text.substring(i - LENGTH, i);
      }
      run = 0;
    }
    return null;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
