package io.hindcast.exporter.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerIdTest {
  private static final String ID =
      "ac679f8a8319c8cf7d38e1adf263bc08d23f2a9c1c5f7b8b1e6d2f0a9b8c7d6e";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13:name=systemd:/docker/" + ID,
        "13:cpu:/kubepods/besteffort/pod1/" + ID,
        "1:name=systemd:/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + ID + ".scope",
        "1:name=systemd:/system.slice/docker-" + ID + ".scope",
        "1:x:/machine.slice/libpod-" + ID + ".scope",
        "1:x:/ecs/task/" + ID,
      })
  void version1_namesIt(String line) {
    assertThat(ContainerId.ofCgroup(List.of("14:pids:/", line))).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0::/",
        "",
        "1:name=systemd:/user.slice/user-1000.slice/session-3.scope",
        "1:name=systemd:/docker/ac679f8a8319c8cf",
        "1:x:/docker/" + ID + "0",
      })
  void version1_withoutOne(String line) {
    assertThat(ContainerId.ofCgroup(List.of(line))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "473 456 254:1 /docker/containers/" + ID + "/resolv.conf /etc/resolv.conf rw - ext4 /dev/x",
        "475 456 254:1 /var/lib/docker/containers/"
            + ID
            + "/hostname /etc/hostname rw - ext4 /dev/x",
        "983 961 0:56 /containers/overlay-containers/"
            + ID
            + "/userdata/hostname /etc/hostname rw -",
      })
  void version2_namesItByAMount(String line) {
    assertThat(ContainerId.ofMounts(List.of("1 2 0:1 / / rw - overlay overlay rw", line)))
        .isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 2 0:1 / /etc/hostname rw - ext4 /dev/x",
        "1 2 0:1 /var/lib/docker/containers/" + ID + "/x /data rw - ext4 /dev/x",
        "1 2 0:1 /kubelet/pods/" + ID + "/etc-hosts /etc/hosts rw - ext4 /dev/x",
      })
  void version2_withoutOne(String line) {
    assertThat(ContainerId.ofMounts(List.of(line))).isNull();
  }
}
