package io.hindcast.exporter.spool;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A disk of so many bytes: it takes what fits beside what is there, then says that it is full. */
final class SmallDisk implements NewFiles {
  long bytes;

  SmallDisk(long bytes) {
    this.bytes = bytes;
  }

  @Override
  public FileOutputStream create(Path file) throws IOException {
    long room = usableBytes(file.resolveSibling(""));
    if (room <= 0) {
      throw new IOException("No space left on device");
    }
    return new FileOutputStream(file.toFile()) {
      private long left = room;

      @Override
      public void write(byte[] data) throws IOException {
        int fits = (int) Math.min(data.length, left);
        left -= fits;
        super.write(data, 0, fits);
        if (fits < data.length) {
          throw new IOException("No space left on device");
        }
      }
    };
  }

  @Override
  public void force(FileOutputStream file) {}

  @Override
  public void forceNames(Path directory) {}

  @Override
  public long usableBytes(Path directory) {
    long usable = bytes;
    File[] files = directory.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      usable -= file.length();
    }
    return usable;
  }
}
