package dev.countersign.proof.month;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream that begins with some bytes and then repeats others for ever. */
final class EndlessInput extends InputStream {
  private final byte[] begin;
  private final byte[] repeated;
  private long at;

  EndlessInput(byte[] begin, String repeated) {
    this.begin = begin.clone();
    this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int read() {
    long now = at++;
    return now < begin.length
        ? begin[(int) now] & 0xff
        : repeated[(int) ((now - begin.length) % repeated.length)] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    for (int i = 0; i < length; i++) {
      into[from + i] = (byte) read();
    }
    return length;
  }
}
