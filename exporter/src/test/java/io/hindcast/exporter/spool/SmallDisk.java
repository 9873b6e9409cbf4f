package io.hindcast.exporter.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A disk with room for so many bytes more: it takes what fits, and then says that it is full. */
final class SmallDisk implements NewFiles {
  long room;

  SmallDisk(long room) {
    this.room = room;
  }

  @Override
  public FileOutputStream create(Path file) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    return new FileOutputStream(file.toFile()) {
      @Override
      public void write(byte[] bytes) throws IOException {
        int fits = (int) Math.min(bytes.length, room);
        room -= fits;
        super.write(bytes, 0, fits);
        if (fits < bytes.length) {
          throw new IOException("No space left on device");
        }
      }
    };
  }
}
